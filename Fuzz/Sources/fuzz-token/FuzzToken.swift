import JSON
import Secret
import Token

/// Tokens and key sets: the first line is a token, what follows a key set. Whatever verifies names an algorithm and an issuer that were asked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzToken(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? count
  let keys = try? KeySet(jwks: Array(bytes.dropFirst(end + 1)))
  guard let token = try? CompactToken(Secret(String(decoding: bytes[..<end], as: UTF8.self))) else { return 0 }
  guard let issuer = try? Claims.issuer(payload: token.payload), let keys else { return 0 }
  if let verified = try? VerifiedToken(token, keys: keys, issuer: issuer, now: 1_300_000_000) {
    precondition(token.header["alg"]?.string == verified.algorithm.rawValue, "the header's algorithm verified")
    precondition(!token.signature.isEmpty && !keys.keys.isEmpty, "a key made a signature")
  }
  return 0
}
