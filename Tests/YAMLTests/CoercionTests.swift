import Testing

@testable import YAML

/// Numbers and booleans where the service wants text.
@Suite struct CoercionTests {
  @Test(
    "numbers are written as Go writes 32-bit floats",
    arguments: [
      (1.23456789012, "1.2345679"), (16_777_217, "1.6777216e+07"), (1e20, "1e+20"), (123_456, "123456"), (1_234_567, "1.234567e+06"),
      (0.0001, "0.0001"), (0.00001, "1e-05"), (1e39, "+Inf"), (-1e39, "-Inf"), (-0.0, "-0"), (1e-50, "0"), (100_000, "100000"),
      (1e6, "1e+06"), (21, "21"), (2_097_152.5, "2.0971525e+06"), (1.1, "1.1"), (-1.5, "-1.5"), (0.5, "0.5"), (.infinity, "+Inf"),
      (.nan, "NaN"), (1.8446744073709552e19, "1.8446744e+19"), (1.05314041234567890123e20, "1.0531404e+20"),
    ])
  func floats(_ value: Double, _ text: String) {
    #expect(Scalar.float(value).coercedText == text)
  }

  @Test(
    "what is no float is written as it is",
    arguments: [
      (Scalar.int(-5), "-5"), (.unsigned(.max), "18446744073709551615"), (.bool(true), "true"), (.bool(false), "false"), (.null, nil),
      (.text("x"), nil),
    ] as [(Scalar, String?)])
  func others(_ scalar: Scalar, _ text: String?) {
    #expect(scalar.coercedText == text)
  }

  @Test(
    "keys have spellings of their own",
    arguments: [
      (Scalar.float(.infinity), ".inf"), (.float(-.infinity), "-.inf"), (.float(.nan), ".nan"), (.float(1000), "1000"), (.int(1), "1"),
      (.bool(true), "true"), (.text("x"), "x"), (.null, nil), (.unsigned(.max), nil),
    ] as [(Scalar, String?)])
  func keys(_ scalar: Scalar, _ text: String?) {
    #expect(scalar.keyText == text)
  }

  @Test(
    "bytes become text byte by byte",
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xE2, 0x82], "\u{FFFD}\u{FFFD}"), ([0xE2, 0x82, 0xAC], "€"), ([0xF0, 0x9F, 0x98, 0x80], "😀"),
      ([0xC3, 0x28], "\u{FFFD}("),
    ] as [([UInt8], String)])
  func bytes(_ bytes: [UInt8], _ text: String) {
    #expect(GoText.decode(bytes) == text)
  }
}
