/// One thing to do about a failure.
struct Advice: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// A sentence; code stands in backticks.
  let text: String
  /// Lines to copy, as they are.
  let code: [String]

  init(_ text: String, code: [String] = []) {
    self.text = text
    self.code = code
  }

  init(stringLiteral text: String) {
    self.init(text)
  }
}
