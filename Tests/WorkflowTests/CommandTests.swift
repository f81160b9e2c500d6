import Secret
import Testing
import Workflow

@Suite struct CommandTests {
  @Test(
    "a command is one line, escaped as the runner reads it back",
    arguments: [
      (Command.error("plain"), "::error::plain"),
      (.error("50% of a\r\nb: c, d"), "::error::50%25 of a\\r%0Ab: c, d"),
      (
        .error("no policy", at: .init(title: "a,b: c%", file: "a,b:c%\n.yaml", line: 3, endLine: 4, column: 5, endColumn: 6)),
        "::error title=a%2Cb%3A c%25,file=a%2Cb%3Ac%25%0A.yaml,line=3,endLine=4,col=5,endColumn=6::no policy"
      ),
      (.warning("w", at: .init(title: "t")), "::warning title=t::w"),
      (.notice("n", at: .init(file: "f")), "::notice file=f::n"),
      (.debug("d\ne"), "::debug::d%0Ae"),
      (.group("g\nh"), "::group::g\\nh"),
      (.endGroup, "::endgroup::"),
    ])
  func text(_ command: Command, _ text: String) {
    #expect(command.text == text)
  }

  @Test("a mask hides each line of a secret and changes none of it")
  func mask() {
    #expect(Command.mask(Secret("abc")).map(\.text) == ["::add-mask::abc"])
    #expect(Command.mask(Secret("a::b##[c]%d")).map(\.text) == ["::add-mask::a::b##[c]%25d"])
    #expect(Command.mask(Secret("one\r\ntwo\n\n  \nthree")).map(\.text) == ["::add-mask::one", "::add-mask::two", "::add-mask::three"])
    #expect(Command.mask(Secret("")).isEmpty)
    #expect(Command.mask(Secret("abc")).description.contains("abc") == true, "a command is for the log and holds the text")
  }

  @Test(
    "text from elsewhere gives the runner no command",
    arguments: [
      ("::set-output name=x::y", ": :set-output name=x::y"),
      ("  ::error::x", "  : :error::x"),
      (":\t:x", ":\\t:x"),
      ("\u{3000}\u{200B}:\u{200D}:error::x", "\u{3000}\u{200B}:\u{200D} :error::x"),
      ("said ::error::x", "said ::error::x"),
      ("see [::1]:80", "see [::1]:80"),
      ("::1", ": :1"),
      (": :x", ": :x"),
      (":x::", ":x::"),
      ("a ##[error]b", "a ## [error]b"),
      ("##[group]b", "## [group]b"),
      ("###[error]", "### [error]"),
      ("#\u{200B}#\u{FE0F}[error]", "#\u{200B}#\u{FE0F} [error]"),
      ("# #[x]", "# #[x]"),
      ("a\n::b", "a\\n::b"),
      ("a\r::b\r\n##[c]", "a\\r::b\\r\\n## [c]"),
      ("bell\u{7}esc\u{1B}[31m\u{85}\u{2028}", "bell\\u{7}esc\\u{1b}[31m\\u{85}\\u{2028}"),
      ("", ""),
    ])
  func neutral(_ raw: String, _ text: String) {
    #expect(raw.neutralised() == text)
  }

  @Test("lines that are kept are each harmless")
  func lines() {
    #expect("a\n::b\n ::c\r\n##[d]\n:\n:e".neutralised(keepingLines: true) == "a\n: :b\n : :c\\r\n## [d]\n:\n:e")
    #expect(Command.error("x\n::set-env name=a::b\n##[error]").text == "::error::x%0A: :set-env name=a::b%0A## [error]")
  }

  /// The runner's own reading (actions/runner, `ActionCommand`), written down again for what it would do with a line.
  static func acts(_ line: String) -> Bool {
    let ignorable = line.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control }
    let seen = String(String.UnicodeScalarView(ignorable))
    return seen.drop(while: \.isWhitespace).hasPrefix("::") || seen.contains("##[")
  }

  @Test("no mixture of the runner's own signs comes through", arguments: 0..<2000)
  func mixtures(_ seed: Int) {
    let signs: [Unicode.Scalar] = [":", "#", "[", " ", "\n", "\r", "\t", "\u{200B}", "a", "\0", "\u{FEFF}", "\u{A0}"]
    var value = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    var text = String.UnicodeScalarView()
    for _ in 0..<12 {
      value ^= value << 13
      value ^= value >> 7
      value ^= value << 17
      text.append(signs[Int(value % UInt64(signs.count))])
    }
    for line in String(text).neutralised(keepingLines: true).split(separator: "\n") { #expect(!Self.acts(String(line))) }
    #expect(!Self.acts(String(text).neutralised()))
  }
}
