import Testing

@testable import Token

struct DERTests {
  @Test(
    "integers are the shortest, with a zero where the sign would be",
    arguments: [
      ([], [2, 1, 0]), ([0], [2, 1, 0]), ([0, 0], [2, 1, 0]), ([1], [2, 1, 1]), ([0, 0x7F], [2, 1, 0x7F]), ([0x80], [2, 2, 0, 0x80]),
      ([0, 0, 0xFF, 1], [2, 3, 0, 0xFF, 1]),
    ] as [([UInt8], [UInt8])])
  func integers(bytes: [UInt8], expected: [UInt8]) {
    #expect(DER.integer(bytes) == expected)
  }

  @Test(
    "lengths take as many bytes as they need",
    arguments: [(127, [0x7F]), (128, [0x81, 0x80]), (255, [0x81, 0xFF]), (256, [0x82, 1, 0])] as [(Int, [UInt8])])
  func lengths(count: Int, expected: [UInt8]) {
    let content = [UInt8](repeating: 7, count: count)
    #expect(DER.sequence(content) == [0x30] + expected + content)
  }
}
