import Testing
import Token

struct ClaimTimesTests {
  static let now = 1_700_000_000

  enum Verdict: Sendable {
    case valid, expired, early
  }

  private static func verdict(_ payload: String, at now: Int) throws -> Verdict {
    let claims = try Claims(payload: Array(payload.utf8))
    do {
      try claims.check(at: now)
      return .valid
    } catch .expired {
      return .expired
    } catch .notYetValid {
      return .early
    }
  }

  @Test(
    "a token is valid up to its `exp`, inclusive, in whole seconds",
    arguments: [
      ("1700000000", .valid), ("1700000001", .valid), ("1699999999", .expired), ("1700000000.9", .valid), ("1699999999.9", .expired),
      ("1.7e9", .valid),
      ("17e8", .valid), ("\"1700000000\"", .valid), ("\"1.7e9\"", .valid), ("\"1699999999\"", .expired), ("0", .expired), ("-5", .expired),
      ("1e18", .valid),
      ("9223371974719179007", .valid), ("9223371974719179008", .expired), ("9223372036854775807", .expired),
      ("9223372036854775808", .expired),
      ("1e30", .expired), ("-1e30", .expired), ("1e308", .expired), ("1e-999", .expired),
    ] as [(String, Verdict)])
  func expiry(exp: String, expected: Verdict) throws {
    #expect(try Self.verdict("{\"exp\":\(exp)}", at: Self.now) == expected)
  }

  @Test("a token without `exp` is expired", arguments: ["{}", #"{"nbf":0}"#, "null"])
  func noExpiry(payload: String) throws {
    #expect(try Self.verdict(payload, at: Self.now) == .expired)
  }

  @Test(
    "`nbf` has a leeway of five minutes, inclusive",
    arguments: [
      ("1700000000", .valid), ("1700000300", .valid), ("1700000301", .early), ("1700000300.9", .valid), ("\"1700000301\"", .early),
      ("null", .valid),
      ("0", .valid), ("-1e30", .valid),
    ] as [(String, Verdict)])
  func notBefore(nbf: String, expected: Verdict) throws {
    #expect(try Self.verdict("{\"exp\":1800000000,\"nbf\":\(nbf)}", at: Self.now) == expected)
  }

  @Test("the last of several wins, and a null takes `nbf` away")
  func repeated() throws {
    #expect(try Self.verdict(#"{"exp":1800000000,"nbf":1900000000,"nbf":null}"#, at: Self.now) == .valid)
    #expect(try Self.verdict(#"{"exp":1800000000,"EXP":1}"#, at: Self.now) == .expired)
  }

  @Test("`iat` in the future is read and not minded")
  func issuedAt() throws {
    let claims = try Claims(payload: Array(#"{"exp":1800000000,"iat":1750000000.5,"nbf":1}"#.utf8))
    #expect(claims.issuedAt == 1_750_000_000)
    #expect(claims.expiry == 1_800_000_000)
    #expect(claims.notBefore == 1)
    #expect(throws: Never.self) { try claims.check(at: Self.now) }
  }

  @Test("refusals carry the times")
  func facts() throws {
    let claims = try Claims(payload: Array(#"{"exp":5,"nbf":400}"#.utf8))
    #expect(throws: TokenError.expired(at: 5, now: 6)) { try claims.check(at: 6) }
    #expect(throws: TokenError.notYetValid(notBefore: 400, now: 5)) { try claims.check(at: 5) }
  }
}
