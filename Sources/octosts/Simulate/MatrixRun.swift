import Decision
import Report
import Source
import Token
import TrustPolicy

/// Many policies against many claims.
struct MatrixRun {
  let policies: [PolicyFile]
  /// Files of claims; `-` is standard input.
  let claims: [String]
  let domain: String
  /// Unix seconds; nil: times are not looked at.
  let now: Int?
  let format: MatrixReport.Format
  let host: Host

  /// What came of it.
  enum Outcome {
    case table(ExitStatus)
    /// There was one policy and one set of claims, about which more can be said than a table does.
    case single(ClaimsStream.Item)
  }

  func run() -> Outcome {
    var table: Table?
    var held: ClaimsStream.Item?
    // Of one file that may hold one set, the first waits until a second comes.
    if policies.count > 1 || claims.count > 1 || Format(rawValue: format.rawValue) == nil { table = Table(self) }
    for file in claims {
      do throws(ClaimsStream.Problem) {
        try ClaimsStream(host: host).each(in: file) { item in
          if table == nil, held == nil {
            held = item
            return true
          }
          if table == nil { table = Table(self) }
          if let first = held {
            table?.add(first, cells(first.payload))
            held = nil
          }
          table?.add(item, cells(item.payload))
          return table?.out.isBroken == false
        }
      } catch {
        table?.out.flush()
        host.complain(line: "octosts: \(error)")
        return .table(.unable)
      }
    }
    if let held { return .single(held) }
    return .table(table?.finish() ?? .unable)
  }

  /// The rows on their way out.
  private struct Table {
    private var report: MatrixReport
    private let policies: Int
    private var count = 0
    var out: RowWriter

    init(_ run: MatrixRun) {
      let fields = run.policies.map { ["policy"] + ($0.policy?.claims ?? []).map { "claim.\($0.value.claim)" } }
      let width =
        run.claims.map { min($0 == "-" ? "<stdin>".count : $0.count, Self.nameLimit) + (run.claims.count > 1 ? 0 : ":1000".count) }.max()
        ?? 0
      report = MatrixReport(policies: run.policies.map(\.source.name), fields: fields, nameWidth: width, format: run.format)
      policies = run.policies.count
      out = RowWriter(run.host)
      out.write(report.head)
    }

    /// Characters of a name for which a column has room.
    private static let nameLimit = 40

    mutating func add(_ item: ClaimsStream.Item, _ cells: [MatrixReport.Cell]) {
      out.write(report.add(MatrixReport.Row(item.name, cells)))
      count += 1
      out.progress.say("\(count) sets of claims under \(policies) policies …")
    }

    mutating func finish() -> ExitStatus {
      out.write(report.foot)
      out.flush()
      if out.isBroken { return .unable }
      return report.allAllowed ? .success : .refused
    }
  }

  private func cells(_ payload: [UInt8]) -> [MatrixReport.Cell] {
    let claims: Claims
    do {
      claims = try Claims(payload: payload)
      if let now { try claims.check(at: now) }
    } catch {
      return policies.map { $0.policy == nil ? .noPolicy($0.problems.first?.reason ?? .other) : .noToken(error.reason) }
    }
    let evaluator = Evaluator(domain: domain)
    let stop = evaluator.stop(claims)
    return policies.map { file in
      guard let policy = file.policy else { return .noPolicy(file.problems.first?.reason ?? .other) }
      return (stop ?? evaluator.stop(policy, claims)).map { .stopped($0) } ?? .allowed
    }
  }
}
