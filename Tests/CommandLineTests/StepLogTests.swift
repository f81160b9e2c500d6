import Testing

@testable import octosts_server

@Suite struct StepLogTests {
  struct Case: CustomTestStringConvertible {
    var line: String
    var shown: String?
    var testDescription: String { line.debugDescription }
  }

  static let cases: [Case] = [
    .init(line: "plain", shown: "plain"),
    .init(line: "", shown: ""),
    .init(line: "::error::no", shown: "##[error]no"),
    .init(line: " \t::warning file=a.yml,line=3::a%0Ab", shown: "##[warning]a\nb"),
    .init(line: "::notice title=100%25::a%250Ab", shown: "##[notice]a%0Ab"),
    .init(line: "text ##[error]at the end", shown: "##[error]at the end"),
    .init(line: "##[group name=x]title", shown: "##[group]title"),
    .init(line: "::endgroup::", shown: "##[endgroup]"),
    .init(line: "::debug::hidden", shown: nil),
    .init(line: "::ERROR::loud", shown: "##[error]loud"),
    .init(line: "::unknown::data", shown: "::unknown::data"),
    .init(line: "::error no end", shown: "::error no end"),
    .init(line: "x ::error::not at the start", shown: "x ::error::not at the start"),
    .init(line: "::set-env name=a::b", shown: "##[error]Unable to process command '::set-env name=a::b' successfully."),
    .init(line: "::add-mask:: ", shown: "##[warning]Can't add secret mask for empty string in ##[add-mask] command."),
  ]

  @Test("a line is shown as the runner shows it", arguments: cases)
  func shows(_ row: Case) {
    var log = StepLog(masks: Masks(), debug: false)
    #expect(log.show(row.line) == row.shown)
  }

  @Test("a mask hides its value, and each line of it, in every later line")
  func masks() {
    var log = StepLog(masks: Masks(), debug: true)
    #expect(log.show("before s3cret") == "before s3cret")
    #expect(log.show("::add-mask::s3cret") == nil)
    #expect(log.show("::add-mask::one%0Atwo") == nil)
    #expect(log.show("a s3cret, s3crets3cret") == "a ***, ******")
    #expect(log.show("one and two") == "*** and ***")
    #expect(log.show("::error::s3cret") == "##[error]***")
    #expect(log.show("::debug::s3cret") == "##[debug]***")
    #expect(log.show("s3cret\u{301}") == "***\u{301}")
  }

  @Test("a mask inside a longer one does not save the rest of it")
  func overlapping() {
    var masks = Masks()
    masks.add("abc")
    masks.add("abcdef")
    #expect(masks.hide("abcdef abc") == "*** ***")
  }

  @Test("between stop-commands and its token, commands are text")
  func stopped() {
    var log = StepLog(masks: Masks(), debug: false)
    #expect(log.show("::stop-commands::token") == "::stop-commands::token")
    #expect(log.show("::error::text") == "::error::text")
    #expect(log.show("::add-mask::text") == "::add-mask::text")
    #expect(log.show("::token::") == "::token::")
    #expect(log.show("::error::text") == "##[error]text")
  }

  @Test("outputs and state of the old kind are taken")
  func oldCommands() {
    var log = StepLog(masks: Masks(), debug: false)
    #expect(log.show("::set-output name=a::1%0A2") == nil)
    #expect(log.show("##[save-state name=b]2") == nil)
    #expect(log.outputs == [.init(name: "a", value: "1\n2")])
    #expect(log.state == [.init(name: "b", value: "2")])
  }

  @Test("lines end at LF or CRLF, the last may have no end, and a long one is cut")
  func lines() {
    var reader = LineReader(limit: 4)
    #expect(reader.take("a\r\nb".utf8) == ["a"])
    #expect(reader.take("c\n\n123456\nx".utf8) == ["bc", "", "1234"])
    #expect(reader.rest == "x")
  }
}
