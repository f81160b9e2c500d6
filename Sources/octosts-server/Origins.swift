/// Where a job reaches the three that it talks to, as the starts of addresses.
struct Origins: Sendable {
  var oidc: String
  var exchange: String
  var revoke: String

  /// All three at one address.
  init(_ origin: String) {
    self.init { _ in origin }
  }

  init(_ origin: (Place) -> String) {
    oidc = origin(.oidc)
    exchange = origin(.exchange)
    revoke = origin(.revoke)
  }
}
