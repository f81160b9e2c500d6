import Testing

@testable import octosts_server

@Suite struct FaultReaderTests {
  struct Row: CustomTestStringConvertible {
    var text: String
    var fault: Fault
    var testDescription: String { text }
  }

  static let rows: [Row] = [
    .init(text: "oidc:hang-before-headers", fault: .init(place: .oidc, kind: .mishap(.hangBeforeHeaders), count: nil)),
    .init(text: "exchange:503*1", fault: .init(place: .exchange, kind: .status(503, wait: nil, message: nil), count: 1)),
    .init(text: "revoke:429,retry-after=2", fault: .init(place: .revoke, kind: .status(429, wait: .seconds(2), message: nil), count: nil)),
    .init(
      text: "exchange:429,retry-after=+2,message=a, b*3",
      fault: .init(place: .exchange, kind: .status(429, wait: .date(in: 2), message: "a, b"), count: 3)),
    .init(text: #"oidc:token=a\n::b\\"#, fault: .init(place: .oidc, kind: .token("a\n::b\\"), count: nil)),
  ]

  @Test("a fault is read as it is written", arguments: rows)
  func reads(_ row: Row) throws {
    #expect(try Fault(row.text) == row.fault)
  }

  @Test(
    "what is no fault is refused, with what was expected",
    arguments: [
      ("exchange", "PLACE:KIND"), ("mint:503", "oidc, exchange, revoke"), ("exchange:teapot", "half-body"), ("exchange:200", "400 to 599"),
      ("exchange:503*0", "1 to 1000"), ("exchange:503*x", "1 to 1000"), ("exchange:429,retry-after=soon", "seconds"),
      ("exchange:503,wait=1", "retry-after"), ("oidc:refused*2", "cannot be counted"), ("revoke:access_token", "no token"),
      ("exchange:\u{1b}[31m", "is no kind"),
    ])
  func refuses(_ text: String, _ says: String) {
    let error = #expect(throws: FaultError.self) { try Fault(text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("\u{1b}") != true)
  }

  @Test("faults of one place come one after the other, each as often as it says")
  func plan() throws {
    var plan = FaultPlan(try ["exchange:reset*1", "exchange:503*2", "oidc:500"].map { try Fault($0) })
    #expect(plan.atRequest(.exchange) == nil)
    #expect(plan.atConnection(.exchange) == .mishap(.reset))
    for _ in 0..<2 {
      #expect(plan.atConnection(.exchange) == nil)
      #expect(plan.atRequest(.exchange) == .status(503, wait: nil, message: nil))
    }
    #expect(plan.atRequest(.exchange) == nil)
    for _ in 0..<3 { #expect(plan.atRequest(.oidc) == .status(500, wait: nil, message: nil)) }
    #expect(plan.atRequest(.revoke) == nil)
  }
}
