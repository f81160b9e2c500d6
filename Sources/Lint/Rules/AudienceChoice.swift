extension Rule {
  static let audienceChoice = Rule(
    refusing: "audience-choice",
    summary: "both `audience` and `audience_pattern`",
    rationale: """
      A policy names its audience either as text or as a pattern, or not at all: then the token must be for the \
      service itself. With both the service refuses it.
      """,
    bad: [
      "audience: a\n[[audience_pattern]]: a+",
      "audience_pattern: a+\n[[audience]]: a",
      "Audience: a\n[[audience_pattern]]: a+",
    ],
    good: [
      "audience: a",
      "audience_pattern: a+",
      "audience: a\naudience_pattern: ''",
    ])
}
