import Testing
import Token

@Suite struct TimestampTests {
  @Test(
    "moments are read and written as RFC 3339",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (951_868_800, "2000-03-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
      (1_795_404_000, "2026-11-23T03:20:00Z"), (-1, "1969-12-31T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ])
  func both(_ unix: Int, _ text: String) {
    #expect(Timestamp(unix: unix).description == text)
    #expect(Timestamp(rfc3339: text)?.unix == unix)
  }

  @Test(
    "offsets, fractions and leap seconds are read",
    arguments: [
      ("2026-11-23T03:20:00.999999999Z", 1_795_404_000), ("2026-11-23t04:20:00+01:00", 1_795_404_000),
      ("2026-11-22T22:50:00-04:30", 1_795_404_000), ("2016-12-31T23:59:60Z", 1_483_228_800),
    ])
  func read(_ text: String, _ unix: Int) {
    #expect(Timestamp(rfc3339: text)?.unix == unix)
  }

  @Test(
    "what is no moment is refused",
    arguments: [
      "", "2026-11-23", "2026-11-23 03:20:00Z", "2026-11-23T03:20:00", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
      "2025-02-29T00:00:00Z",
      "2026-11-23T24:00:00Z", "2026-11-23T03:60:00Z", "2026-11-23T03:20:00.Z", "2026-11-23T03:20:00+0100", "2026-11-23T03:20:00Zx",
      "2026-11-23T03:20:00+25:00", "+026-11-23T03:20:00Z", "2026-11-23T03:20:00.5",
    ])
  func refused(_ text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test("every day of four centuries reads back")
  func days() {
    for day in stride(from: -80_000, to: 80_000, by: 1) {
      let moment = Timestamp(unix: day * 86_400)
      #expect(Timestamp(rfc3339: moment.description) == moment)
    }
  }
}
