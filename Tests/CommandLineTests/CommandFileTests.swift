import Testing

@testable import octosts_server

@Suite struct CommandFileTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var entries: [CommandFile.Entry]
    var problem: String?
    var testDescription: String { text.debugDescription }
  }

  static let cases: [Case] = [
    .init(text: "", entries: []),
    .init(text: "a=1\n", entries: [.init(name: "a", value: "1")]),
    .init(text: "a=1", entries: [.init(name: "a", value: "1")]),
    .init(text: "a=1\n\nb=x=y\n", entries: [.init(name: "a", value: "1"), .init(name: "b", value: "x=y")]),
    .init(text: "a<<E\n1\n\n2\nE\nb=3\n", entries: [.init(name: "a", value: "1\n\n2"), .init(name: "b", value: "3")]),
    .init(text: "a<<E\nE\n", entries: [.init(name: "a", value: "")]),
    .init(text: "a=b<<c\n", entries: [.init(name: "a", value: "b<<c")]),
    .init(text: "a=1\nb<<E\nE2\n", entries: [.init(name: "a", value: "1")], problem: "Invalid value. Matching delimiter not found 'E'"),
    .init(text: "nonsense\n", entries: [], problem: "Invalid format 'nonsense'"),
    .init(text: "=1\n", entries: [], problem: "Invalid format '=1'"),
    .init(text: "<<E\nE\n", entries: [], problem: "Invalid format '<<E'. Name must not be empty and delimiter must not be empty"),
    .init(text: "a=1\r\n", entries: [.init(name: "a", value: "1\r")]),
  ]

  @Test("a file of commands is read as the runner reads it", arguments: cases)
  func reads(_ row: Case) {
    let file = CommandFile(Array(row.text.utf8))
    #expect(file.entries == row.entries)
    #expect(file.problem == row.problem)
  }
}
