import JSON
import Support
import Testing

@testable import YAML

/// Values as yaml.v2 resolves them. The fixture holds texts of our own with the answers of yaml.v2 under its strict decoder.
@Suite struct ValueTests {
  @Test("a text means what it means to yaml.v2")
  func valuesAgree() throws {
    let lines = try Fixtures.lines("yaml/values.jsonl")
    for line in lines {
      let row = try JSONValue(parsing: line)
      let bytes = row["yaml"]?.string.map { Array($0.utf8) } ?? row["yaml_b64"]?.string.flatMap { Base64.decode($0) }
      #expect(describe(try #require(bytes)) == row["value"]?.string, "\(line)")
    }
    #expect(lines.count > 300)
  }

  @Test("ten thousand levels are read, one more is not")
  func depthIsBounded() throws {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 10_000)
    let closed = deep + [UInt8](repeating: UInt8(ascii: "]"), count: 10_000)
    #expect(throws: Never.self) { _ = try Document(parsing: closed).resolve() }
    #expect(throws: YAMLError.self) { try Document(parsing: deep + [UInt8(ascii: "[")]) }
    let nested = String(repeating: "- ", count: 10_001)
    #expect(throws: YAMLError.self) { try Document(parsing: Array(nested.utf8)) }
  }

  @Test("aliases that expand to too much are refused")
  func aliasesAreBounded() throws {
    var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (name, last) in zip("bcdefgh", "abcdefg") {
      text += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 10).joined(separator: ", ") + "]\n"
    }
    let document = try Document(parsing: Array(text.utf8))
    #expect { try document.resolve() } throws: { error in
      guard case .excessiveAliasing = error as? YAMLError else { return false }
      return true
    }
  }

  private func describe(_ bytes: [UInt8]) -> String {
    do {
      let resolution = try Document(parsing: bytes).resolve()
      return resolution.duplicates.isEmpty ? describe(resolution.value) : "duplicate"
    } catch {
      return "error"
    }
  }

  private func describe(_ value: Value) -> String {
    switch value.content {
    case .scalar(.null): "N"
    case .scalar(.bool(let value)): "B\(value)"
    case .scalar(.int(let value)): "I\(value)"
    case .scalar(.unsigned(let value)): "U\(value)"
    case .scalar(.float(let value)): "F" + String(value.bitPattern, radix: 16)
    case .scalar(.text(let text)): "S" + quote(text)
    case .list(let items): "[" + items.map(describe).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.map { describe($0.key) + ":" + describe($0.value) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",") + "}"
    }
  }

  private func quote(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value > 0x7E || scalar == "\"" || scalar == "\\" {
        out += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
