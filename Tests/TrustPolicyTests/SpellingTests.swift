import Testing
import TrustPolicy

/// Near names, for "did you mean".
@Suite struct SpellingTests {
  @Test(
    "the nearest name is found whatever joins its words, and none where all are far",
    arguments: [
      ("api_ulr", "api-url"), ("api-ulr", "api-url"), ("pull-request", "pull_request"), ("mising-id-toekn", "missing-id-token"),
      ("SCPOE", "scope"), ("token", nil), ("", nil),
    ])
  func nearest(_ name: String, _ near: String?) {
    #expect(Spelling.nearest(to: name, in: ["api-url", "pull_request", "missing-id-token", "scope"]) == near)
  }
}
