import Pattern
import Testing
import TrustPolicy

struct WellFormedLanguageTests {
  @Test("every character alone is in the language as it is well-formed")
  func characters() {
    for point in UInt32(0)...0x10FFFF {
      guard point < 0x3000 || point % 97 == 0 || point >= 0x10FF00, let scalar = Unicode.Scalar(point) else { continue }
      let text = "a" + String(scalar)
      if Language.wellFormedSubject.contains(text) != WellFormed.subject(text) { Issue.record("subject U+\(String(point, radix: 16))") }
      if Language.wellFormedAudience.contains(text) != WellFormed.audience(text) { Issue.record("audience U+\(String(point, radix: 16))") }
    }
    #expect(!Language.wellFormedSubject.contains(""))
    #expect(Language.wellFormedSubject.contains(String(repeating: "a", count: 256)))
  }

  @Test("every audience is a subject")
  func audienceInSubject() throws {
    #expect(try Language.wellFormedAudience.isSubset(of: .wellFormedSubject))
    #expect(try !Language.wellFormedSubject.isSubset(of: .wellFormedAudience))
    #expect(Language.wellFormedSubject.witness() == "a")
  }

  @Test("every issuer is in the language of issuers", arguments: WellFormedTests.wellFormedIssuers)
  func issuers(text: String) {
    #expect(Language.wellFormedIssuer.contains(text))
  }

  @Test("what is no issuer is outside, but for what the language is said not to look at", arguments: WellFormedTests.malformedIssuers)
  func notIssuers(text: String) {
    let isLiteral = text.contains("[")
    let isEncoded = ["%2F", "%2e", "%7E"].contains { text.contains($0) }
    if !isLiteral && !isEncoded { #expect(!Language.wellFormedIssuer.contains(text)) }
  }

  @Test(
    "a pattern that can match no subject is known by the empty intersection",
    arguments: ["repo:acme/app:environment:a b", "\\{.*\\}:.*", ".*\\n"])
  func impossible(source: String) throws {
    #expect(try Language(matching: .anchored(source)).isDisjoint(with: .wellFormedSubject))
  }
}
