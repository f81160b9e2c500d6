import Testing
import Token

@testable import Explanation

@Suite struct AudienceRequestTests {
  @Test(
    "each issuer is asked in its own way",
    arguments: [
      ("https://token.actions.githubusercontent.com", "a.example", "`&audience=a.example`"),
      ("https://ghes.acme.example/_services/token", "https://a.example/x", "`&audience=https%3A%2F%2Fa.example%2Fx`"),
      ("https://gitlab.com", "a.example", "`aud: a.example` under `id_tokens`"),
      ("https://accounts.google.com", "a.example", "`gcloud auth print-identity-token --audiences=a.example`"),
      ("https://agent.buildkite.com", "a.example", "`buildkite-agent oidc request-token --audience a.example`"),
      ("https://container.googleapis.com/v1/projects/p", "a.example", "`audience: a.example` of the projected `serviceAccountToken`"),
    ])
  func ways(_ row: (issuer: String, audience: String, says: String)) throws {
    #expect(try words(row.audience, row.issuer).contains(row.says))
  }

  @Test(
    "what would need quoting, and an issuer that nobody knows, are told no way",
    arguments: [
      ("https://gitlab.com", "a b"), ("https://token.actions.githubusercontent.com", "a');b('"), ("https://idp.acme.example", "a"),
    ])
  func none(_ row: (issuer: String, audience: String)) throws {
    #expect(try words(row.audience, row.issuer) == "request it with the audience `\(row.audience)`")
  }

  private func words(_ audience: String, _ issuer: String) throws -> String {
    AudienceRequest(audience, from: try Claims(payload: Array(#"{"iss":"\#(issuer)","sub":"s","aud":"x"}"#.utf8))).words
  }
}
