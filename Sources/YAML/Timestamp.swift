/// The dates that yaml.v2 knows: `2006-1-2`, with a time after `T`, `t` (and a zone) or a blank (and none).
enum Timestamp {
  static func matches(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard rest.prefix(4).allSatisfy(isDigit), rest.count > 4, rest[rest.startIndex + 4] == UInt8(ascii: "-") else { return false }
    guard let year = Int(text.prefix(4)) else { return false }
    rest = rest.dropFirst(5)
    guard let month = number(&rest), (1...12).contains(month), take("-", &rest), let day = number(&rest),
      (1...days(month, year)).contains(day)
    else { return false }
    if rest.isEmpty { return true }
    let isZoned = !take(" ", &rest)
    if isZoned, !take("T", &rest), !take("t", &rest) { return false }
    guard let hour = number(&rest), hour < 24, take(":", &rest), let minute = number(&rest), minute < 60, take(":", &rest),
      let second = number(&rest), second < 60
    else { return false }
    if let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","), let next = rest.dropFirst().first, isDigit(next) {
      rest = rest.dropFirst().drop(while: isDigit)
    }
    return isZoned ? isZone(rest) : rest.isEmpty
  }

  private static func isZone(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if take("Z", &rest) { return rest.isEmpty }
    guard take("+", &rest) || take("-", &rest), rest.count == 5, let hour = number(&rest), take(":", &rest), rest.count == 2,
      let minute = number(&rest)
    else { return false }
    return hour <= 24 && minute <= 60
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func take(_ mark: UnicodeScalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// One or two digits.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix(2).prefix(while: isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
