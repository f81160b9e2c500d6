/// A moment in whole seconds, written as RFC 3339 has it.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970, in UTC without leap seconds.
  public let unix: Int

  /// The moment `unix`.
  public init(unix: Int) {
    self.unix = unix
  }

  /// Reads an RFC 3339 date-time (section 5.6); fractions of a second are dropped, a leap second counts as the next one.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40 else { return nil }
    func number(_ from: Int, _ count: Int) -> Int? {
      let digits = bytes[from..<from + count]
      guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    let marks: [(Int, String)] = [(4, "-"), (7, "-"), (10, "Tt"), (13, ":"), (16, ":")]
    guard marks.allSatisfy({ $1.utf8.contains(bytes[$0]) }),
      let year = number(0, 4), let month = number(5, 2), (1...12).contains(month), let day = number(8, 2), (1...31).contains(day),
      let hour = number(11, 2), hour < 24, let minute = number(14, 2), minute < 60, let second = number(17, 2), second <= 60
    else { return nil }
    var at = 19
    if bytes[at] == UInt8(ascii: ".") {
      at += 1
      let start = at
      while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
      guard at > start else { return nil }
    }
    guard at < bytes.count else { return nil }
    var offset = 0
    switch bytes[at] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      guard at + 1 == bytes.count else { return nil }
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard at + 6 == bytes.count, bytes[at + 3] == UInt8(ascii: ":"), let hours = number(at + 1, 2), hours < 24,
        let minutes = number(at + 4, 2), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[at] == UInt8(ascii: "+") ? 60 : -60)
    default: return nil
    }
    let days = Self.days(year, month, day)
    // The 31st of a shorter month would read back as another date.
    guard Self.date(days) == (year, month, day) else { return nil }
    unix = days * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// RFC 3339 in UTC, such as `2026-11-23T03:20:00Z`.
  public var description: String {
    let days = unix >= 0 ? unix / 86_400 : (unix - 86_399) / 86_400
    let rest = unix - days * 86_400
    let (year, month, day) = Self.date(days)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let years = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
    return "\(years)-\(two(month))-\(two(day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.unix < b.unix }

  /// Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March so that the leap day comes last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let month = (month + 9) % 12
    let leaps = floorDivide(year, 4) - floorDivide(year, 100) + floorDivide(year, 400)
    return year * 365 + leaps + (month * 306 + 5) / 10 + day - 1 - 719_468
  }

  private static func date(_ days: Int) -> (Int, Int, Int) {
    // A first guess at the year is off by one at most.
    var year = floorDivide((days + 719_468) * 400, 146_097)
    while self.days(year, 3, 1) > days { year -= 1 }
    while self.days(year + 1, 3, 1) <= days { year += 1 }
    let ordinal = days - self.days(year, 3, 1)
    let month = (ordinal * 10 + 5) / 306
    let day = ordinal - (month * 306 + 5) / 10 + 1
    return (month < 10 ? year : year + 1, month < 10 ? month + 3 : month - 9, day)
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : (a - b + 1) / b
  }
}
