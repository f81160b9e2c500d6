import JSON
import Source
import Testing
import Token
import TrustPolicy

@testable import Decision

@Suite struct StopTests {
  private static let policies = [
    EvaluatorTests.policy, "issuer: https://a.example.com\nsubject: s\n", "issuer_pattern: https://.*\nsubject_pattern: .*\naudience: x\n",
    "issuer: https://a.example.com\nsubject_pattern: .*\nclaim_pattern:\n  a: x\n  b: '.*'\n",
    "issuer: accounts.google.com\nsubject: s\naudience_pattern: .*\n",
  ]

  private static let payloads = [
    EvaluatorTests.claims(), EvaluatorTests.claims(["iss": #""http://a""#]), EvaluatorTests.claims(["sub": #""a b""#]),
    EvaluatorTests.claims(["aud": #"["octo-sts.dev","a|b"]"#]), EvaluatorTests.claims(["aud": "[]"]),
    EvaluatorTests.claims(["aud": #"["y","x"]"#]),
    EvaluatorTests.claims(["ref": ""]), EvaluatorTests.claims(["flag": "5"]), EvaluatorTests.claims(["flag": "false"]),
    EvaluatorTests.claims(["empty": "null"]),
    EvaluatorTests.claims(["a": #""x""#, "b": "[]"]), EvaluatorTests.claims(["a": #""x""#, "b": "1e999"]),
    EvaluatorTests.claims(["sub": #""s""#]),
    EvaluatorTests.claims(["iss": #""accounts.google.com""#]), "{}",
  ]

  @Test("the short way to a verdict stops where the trace does")
  func agrees() throws {
    var allowed = 0
    for text in Self.policies {
      let policy = try #require(PolicyFile(SourceText(name: "p", text: text), kind: .repository).policy)
      for payload in Self.payloads {
        let claims = try Claims(payload: Array(payload.utf8))
        let evaluator = Evaluator()
        let decision = evaluator.decide(policy, claims)
        let stop = evaluator.stop(claims) ?? evaluator.stop(policy, claims)
        #expect(stop?.field == decision.firstFailure?.field, "\(text) \(payload)")
        #expect(stop?.reason == decision.firstFailure?.failure, "\(text) \(payload)")
        #expect(stop?.code == decision.code)
        if stop == nil { allowed += 1 }
      }
    }
    #expect(allowed > 3)
  }
}
