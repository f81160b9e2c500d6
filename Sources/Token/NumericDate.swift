import JSON

/// A point in time of a token as go-oidc's `jsonTime` reads it.
enum NumericDate {
  /// Unix seconds of `value`: a number, or text that is a JSON number. Fractions and exponents truncate towards zero; what then does not fit
  /// in 64 bits becomes the lowest value, as amd64 converts it. nil for everything else, null and numbers too large for a double included.
  static func seconds(_ value: JSONValue) -> Int? {
    let literal: String
    switch value {
    case .number(let text): literal = text
    case .string(let text):
      // Go takes just what JSON calls a number.
      guard case .number(text)? = try? JSONValue(parsing: text) else { return nil }
      literal = text
    case .null, .bool, .array, .object: return nil
    }
    if let integer = Int(literal) { return integer }
    guard let real = Double(literal), real.isFinite else { return nil }
    return real >= -0x1p63 && real < 0x1p63 ? Int(real) : Int.min
  }

  /// `seconds` on the scale on which Go compares times: from year 1, wrapping around.
  static func sinceYearOne(_ seconds: Int) -> Int {
    seconds &+ 62_135_596_800
  }
}
