import Source
import Testing

@testable import YAML

/// Where nodes and errors are said to be.
@Suite struct PlaceTests {
  struct ErrorCase: Sendable, CustomTestStringConvertible {
    let text: String
    /// The part of the text that is underlined.
    let place: String
    let message: String
    var testDescription: String { text }
  }

  @Test(
    "an error stands where it is, and says what to do",
    arguments: [
      ErrorCase(text: "a: \"x\\[y\"", place: "\\[", message: "is no escape in double quotes"),
      ErrorCase(text: "a: \"\\u12\"", place: "\\u", message: "expected 4 hexadecimal digits"),
      ErrorCase(text: "a: \"\\ud800\"", place: "\\ud800", message: "names no Unicode character"),
      ErrorCase(text: "a: 'b", place: "'", message: "never closed"),
      ErrorCase(text: "a: b: c", place: ":", message: "put the value in quotes"),
      ErrorCase(text: "a: @b", place: "@", message: "put the value in quotes"),
      ErrorCase(text: "a: *b", place: "*b", message: "names no anchor"),
      ErrorCase(text: "a: *", place: "*", message: "starts an alias"),
      ErrorCase(text: "a: &\n", place: "&", message: "starts an anchor"),
      ErrorCase(text: "a: b\n\tc: d", place: "\t", message: "a tab cannot be used"),
      ErrorCase(text: "a: [b", place: "", message: "expected `,` or `]`"),
      ErrorCase(text: "a: {b", place: "", message: "expected `,` or `}`"),
      ErrorCase(text: "a: - b", place: "-", message: "a list item cannot stand here"),
      ErrorCase(text: "a: b\nword\n", place: "word", message: "expected `:` and a blank after this key"),
      ErrorCase(text: "a:\n- b\n c: d", place: ":", message: "put the value in quotes"),
      ErrorCase(text: "- a\nb: c", place: "b", message: "expected `-`"),
      ErrorCase(text: "%YAML 1.2\n---\na: b", place: "%YAML 1.2", message: "YAML 1.1 only"),
      ErrorCase(text: "%YAML 1.1\n%YAML 1.1\n---", place: "%YAML 1.1", message: "a second `%YAML`"),
      ErrorCase(text: "%TAG !a! b\n%TAG !a! c\n---", place: "%TAG !a! c", message: "a second `%TAG`"),
      ErrorCase(text: "%FOO\n", place: "%FOO", message: "is no directive"),
      ErrorCase(text: "%YAML 1\n", place: "%YAML 1", message: "expected a version"),
      ErrorCase(text: "%YAML 1.1\nx", place: "x", message: "expected `---`"),
      ErrorCase(text: "a: !x!y z", place: "!x!y", message: "no `%TAG` directive"),
      ErrorCase(text: "a: !<x", place: "!<x", message: "expected `>`"),
      ErrorCase(text: "a: !%zz x", place: "!", message: "two hexadecimal digits"),
      ErrorCase(text: "a: |0\n  x", place: "0", message: "an indentation of 0"),
      ErrorCase(text: "a: |x\n  y", place: "x", message: "the text starts on the next line"),
      ErrorCase(text: "a: !!int x", place: "x", message: "`x` is no !!int"),
      ErrorCase(text: "a: !!binary $", place: "$", message: "is no !!binary"),
      ErrorCase(text: "<<: x", place: "x", message: "takes a mapping"),
      ErrorCase(text: "? [a]\n: b", place: "[a]", message: "cannot be a key"),
      ErrorCase(text: "&a [*a]", place: "*a", message: "contains itself"),
      ErrorCase(text: "a: \u{1}", place: "\u{1}", message: "U+1 is not allowed"),
      ErrorCase(text: "a: b\n...x", place: "...x", message: "expected `:`"),
      ErrorCase(text: "]", place: "]", message: "expected a value here"),
    ])
  func errorsHavePlaces(_ row: ErrorCase) {
    #expect {
      _ = try Document(parsing: Array(row.text.utf8)).resolve()
    } throws: { error in
      guard let error = error as? YAMLError else { return false }
      let source = SourceText(name: "t", text: row.text)
      #expect(source.text(error.span) == row.place)
      #expect(error.description.contains(row.message), "\(error.description)")
      #expect(error.span.start <= row.text.utf8.count)
      return true
    }
  }

  @Test(
    "a node spans its value, without tag, anchor and what follows",
    arguments: [
      ("a: b  # c\n", "b"), ("a: !!str &x 'b c'\n", "'b c'"), ("a: [b, c] # d\n", "[b, c]"), ("a: {b: c}\n", "{b: c}"),
      ("a:\n  b: c\n  d: e\n\n# f\ng: h\n", "b: c\n  d: e"), ("a:\n- b\n- c\ng: h\n", "- b\n- c"),
      ("a: |\n  b\n  c\n\nd: e\n", "|\n  b\n  c\n\n"),
      ("a: b\n  c\nd: e\n", "b\n  c"), ("a: \"b\\\n  c\"\nd: e", "\"b\\\n  c\""), ("\u{FEFF}é: ü\n", "ü"),
    ])
  func nodesHavePlaces(_ text: String, _ place: String) throws {
    let document = try Document(parsing: Array(text.utf8))
    guard case .mapping(let pairs) = document[document.root].content else {
      Issue.record("no mapping")
      return
    }
    #expect(SourceText(name: "t", text: text).text(document[pairs[0].value].span) == place)
  }

  @Test("what follows the first document is not part of it", arguments: [("a: b\n---\nc", 5), ("{a: b} x", 7), ("a: b\n", 5), ("", 0)])
  func endIsKnown(_ text: String, _ end: Int) throws {
    #expect(try Document(parsing: Array(text.utf8)).end == end)
  }

  @Test("a duplicate key names both places")
  func duplicatesHavePlaces() throws {
    let resolution = try Document(parsing: Array("a: b\nc: d\na: e\n".utf8)).resolve()
    #expect(resolution.duplicates == [.init(name: "a", span: Span(10, 11), first: Span(0, 1))])
  }

  @Test("every error has something to do or says it itself")
  func helpIsGiven() {
    let at = Span(0, 0)
    for error: YAMLError in [
      .unreadable("x", at: at), .unknownAnchor("x", at: at), .recursiveAlias("x", at: at), .excessiveAliasing(at: at),
      .tagMismatch(text: "x", tag: "y", at: at), .mergeOfNoMapping(at: at), .collectionAsKey(at: at),
    ] {
      #expect(error.help != nil)
      #expect(!error.description.isEmpty)
    }
    #expect(YAMLError.syntax("x", at: at).help == nil)
  }
}
