import JSON
import Token

/// Payloads: any bytes are read or refused, and what was read is written so that it reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzClaims(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let value = try? JSONValue(parsing: bytes) {
    let text = value.text()
    precondition((try? JSONValue(parsing: text))?.text() == text, "compact text reads the same")
    precondition((try? JSONValue(parsing: value.text(.indented)))?.text() == text, "indented text reads the same")
  }
  guard let claims = try? Claims(payload: bytes) else { return 0 }
  for name in claims.names { precondition(claims[name] != .absent, "a name of the payload is a claim") }
  precondition((try? Claims.issuer(payload: bytes)) == claims.issuer, "the issuer is the same before and after verification")
  _ = try? claims.check(at: 1_700_000_000)
  return 0
}
