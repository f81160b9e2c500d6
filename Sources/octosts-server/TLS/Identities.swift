/// The certificates of a sandbox, good ones and bad ones.
struct Identities: Sendable {
  /// PEM of the authority behind the good one.
  let authority: String
  private let good: TLSIdentity
  private let flawed: [TLSIdentity.Flaw: TLSIdentity]

  /// A good one, and one with each of `flaws`.
  init(flaws: Set<TLSIdentity.Flaw>) throws(SandboxError) {
    guard let known = Authority("octosts sandbox authority"), let stranger = Authority("stranger"), let pem = known.pem(),
      let good = known.identity(nil)
    else {
      throw .noKey("OpenSSL makes no certificate")
    }
    authority = pem
    self.good = good
    var flawed: [TLSIdentity.Flaw: TLSIdentity] = [:]
    for flaw in flaws { flawed[flaw] = flaw == .unknownAuthority ? stranger.identity(flaw) : known.identity(flaw) }
    self.flawed = flawed
  }

  /// What is shown with `flaw`, or without any.
  subscript(flaw: TLSIdentity.Flaw?) -> TLSIdentity { flaw.flatMap { flawed[$0] } ?? good }
}
