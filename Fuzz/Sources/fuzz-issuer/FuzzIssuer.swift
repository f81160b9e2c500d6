import TrustPolicy

/// Issuers, subjects, audiences, scopes, paths: what is taken keeps the promises of its kind.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIssuer(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  if WellFormed.issuer(text) {
    precondition(text.utf8.count <= WellFormed.lengthLimit && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an issuer is visible ASCII")
    precondition(
      !text.utf8.contains { [UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@")].contains($0) }, "no query, fragment, user")
    precondition(text.utf8.prefix(5).map { $0 | 0x20 }.starts(with: "http".utf8), "an issuer is fetched by HTTP")
  }
  if WellFormed.audience(text) { precondition(WellFormed.subject(text), "what is an audience is a subject too") }
  let scope = Scope(text)
  precondition(!scope.owner.isEmpty && !scope.repository.isEmpty, "both parts are named")
  let path = scope.path(identity: text)
  precondition(
    (PolicyPath.kind(repository: "app", path: path) == .policy) == !text.utf8.contains(UInt8(ascii: "/")),
    "an identity without slash is found")
  return 0
}
