import Testing
import Workflow

@Suite struct EnvironmentFileTests {
  struct Counter: RandomNumberGenerator {
    var value: UInt64 = 0
    mutating func next() -> UInt64 {
      value += 1
      return value
    }
  }

  @Test("one line stands after `=`, several between delimiters, and each entry ends its line")
  func text() throws {
    var counter = Counter()
    let text = try EnvironmentFile.text(
      [.init("token", "ghs_x"), .init("empty", ""), .init("both", "a=b<<c"), .init("lines", "a\nb=c\n"), .init("return", "a\rb")],
      using: &counter)
    #expect(
      text == """
        token=ghs_x
        empty=
        both=a=b<<c
        lines<<octosts_00000000000000010000000000000002
        a
        b=c

        octosts_00000000000000010000000000000002
        return<<octosts_00000000000000030000000000000004
        a\rb
        octosts_00000000000000030000000000000004

        """)
  }

  @Test("the delimiter is another one each time")
  func delimiter() throws {
    let texts = try (0..<10).map { _ in try EnvironmentFile.text([.init("n", "a\nb")]) }
    #expect(Set(texts).count == 10)
  }

  @Test("a value that holds the delimiter is refused, not written")
  func collision() {
    var counter = Counter()
    #expect(throws: WorkflowError.delimiterInValue("n")) {
      try EnvironmentFile.text([.init("n", "a\noctosts_00000000000000010000000000000002")], using: &counter)
    }
  }

  @Test("a name that would not be read back as it is is refused", arguments: ["a\nb", "a=b", "a<<b", "a\rb", "a\0", "\n"])
  func name(_ name: String) {
    #expect(throws: WorkflowError.unusableName(name)) { try EnvironmentFile.text([.init(name, "v")]) }
  }

  @Test("an entry without a name is refused")
  func empty() {
    #expect(throws: WorkflowError.emptyName) { try EnvironmentFile.text([.init("", "v")]) }
  }
}
