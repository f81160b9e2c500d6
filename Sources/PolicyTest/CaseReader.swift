import Issuers
import JSON
import Source
import TrustPolicy
import YAML

/// From the values of a file to cases.
struct CaseReader {
  static let rule = "test-case"
  private(set) var cases: [TestCase] = []
  private(set) var findings: [Finding] = []
  private let document: Document

  /// What a file may say; all but the cases is for those that do not say it themselves.
  static let fileKeys = ["scope", "identity", "policy", "cases"]
  /// What a case may say.
  static let caseKeys = [
    "name", "scope", "identity", "policy", "run", "claims", "expect", "fails", "permissions", "repositories",
  ]
  /// What a run may say.
  static let runKeys = ["issuer", "immutable", "sub_template"] + RunDescription.Field.allCases.map(\.rawValue)

  init(_ document: Document) { self.document = document }

  private typealias Members = [String: (value: Value, key: Span)]

  mutating func read(_ resolution: Resolution) {
    for duplicate in resolution.duplicates { report(duplicate.span, "`\(duplicate.name)` stands twice") }
    guard let file = members(resolution.value, keys: Self.fileKeys, of: "a file of cases") else { return }
    guard let list = file["cases"] else { return report(span(resolution.value), "no `cases`: expected a list of cases") }
    guard case .list(let elements) = list.value.content else { return report(span(list.value), "`cases` is no list") }
    for element in elements { add(element, file) }
    var seen: Set<String> = []
    for one in cases where !seen.insert(one.name).inserted { report(one.span, "another case is called `\(one.name)`") }
  }

  private mutating func add(_ element: Value, _ file: Members) {
    guard let members = members(element, keys: Self.caseKeys, of: "a case") else { return }
    let place = span(element)
    let before = findings.count
    let name = text(members, "name")
    if members["name"] == nil { report(place, "the case has no `name`") }
    let scope = text(members, "scope") ?? text(file, "scope")
    let target = target(members) ?? target(file)
    if target == nil, findings.count == before { report(place, "the case says no policy: give `identity`, or `policy` for a file") }
    let evidence = evidence(members, scope, place)
    let expected = text(members, "expect")
    switch expected {
    case "allow", "deny": break
    case nil: if members["expect"] == nil { report(place, "the case has no `expect`: expected `allow` or `deny`") }
    case let other?: report(members["expect"].map { span($0.value) } ?? place, "`expect` is `\(other)`: expected `allow` or `deny`")
    }
    let isAllowed = expected == "allow"
    let fails = members["fails"].flatMap { texts($0.value, "fails") }
    if isAllowed, let fails = members["fails"] { report(fails.key, "`fails` says which checks fail, and the case expects `allow`") }
    for name in ["permissions", "repositories"] where !isAllowed {
      if let member = members[name] { report(member.key, "`\(name)` says what the token carries, and the case expects none") }
    }
    let permissions = members["permissions"].flatMap { map($0.value, "permissions") }
    let repositories = members["repositories"].flatMap { texts($0.value, "repositories") }
    guard findings.count == before, let name, let target, let evidence else { return }
    cases.append(
      TestCase(
        name: name, span: members["name"].map { span($0.value) } ?? place, scope: scope, target: target, evidence: evidence,
        isAllowed: isAllowed, fails: fails, permissions: permissions, repositories: repositories))
  }

  private mutating func target(_ members: Members) -> TestCase.Target? {
    if let both = members["policy"], members["identity"] != nil { report(both.key, "`policy` and `identity` exclude each other") }
    if let path = text(members, "policy") { return .file(path) }
    return text(members, "identity").map { .identity($0) }
  }

  // MARK: Evidence

  private mutating func evidence(_ members: Members, _ scope: String?, _ place: Span) -> TestCase.Evidence? {
    let run = members["run"]
    guard let claims = members["claims"] else {
      guard let run else {
        report(place, "the case has neither `run` nor `claims`")
        return nil
      }
      return runDescription(run.value, scope).map { .run($0, claims: []) }
    }
    switch claims.value.content {
    case .scalar(.text(let path)) where run == nil: return .file(path)
    case .map(let entries):
      let claims = entries.compactMap { entry in scalarText(entry.key).map { JSONValue.Member($0, json(entry.value)) } }
      guard let run else { return .claims(claims) }
      return runDescription(run.value, scope).map { .run($0, claims: claims) }
    case .scalar, .list:
      report(span(claims.value), "`claims` is no mapping" + (run == nil ? ", and no path of a file" : ""))
      return nil
    }
  }

  private mutating func runDescription(_ value: Value, _ scope: String?) -> RunDescription? {
    var run = RunDescription()
    if let scope, scope.contains("/") { run.fields[.repository] = scope }
    if case .scalar(.null) = value.content { return run }
    guard let members = members(value, keys: Self.runKeys, of: "a run") else { return nil }
    for field in RunDescription.Field.allCases { if let text = text(members, field.rawValue) { run.fields[field] = text } }
    if let issuer = members["issuer"], let name = text(members, "issuer") {
      if let kind = IssuerKind(rawValue: name) {
        run.issuer = kind
      } else {
        let names = IssuerKind.allCases.map(\.rawValue)
        let near = Spelling.nearest(to: name, in: names)
        report(
          span(issuer.value), "unknown issuer `\(name)`",
          help: near.map { "did you mean `\($0)`?" } ?? "known are " + names.joined(separator: ", "))
      }
    }
    if let immutable = members["immutable"] {
      if case .scalar(.bool(let isImmutable)) = immutable.value.content {
        run.isImmutable = isImmutable
      } else {
        report(span(immutable.value), "`immutable` is neither true nor false")
      }
    }
    run.template = members["sub_template"].flatMap { texts($0.value, "sub_template") }
    return run
  }

  private func json(_ value: Value) -> JSONValue {
    switch value.content {
    case .scalar(.null): .null
    case .scalar(.bool(let value)): .bool(value)
    case .scalar(.int(let value)): .number(value)
    case .scalar(.unsigned(let value)): .number("\(value)")
    case .scalar(.float(let value)): value.isFinite ? .number("\(value)") : .null
    case .scalar(.text(let text)): .string(text)
    case .list(let elements): .array(elements.map { json($0) })
    case .map(let entries): .object(entries.compactMap { entry in scalarText(entry.key).map { .init($0, json(entry.value)) } })
    }
  }

  // MARK: Pieces

  private func span(_ value: Value) -> Span { document[value.node].span }

  private mutating func report(_ span: Span, _ message: String, help: String? = nil) {
    findings.append(Finding(rule: Self.rule, message: message, span: span, help: help))
  }

  private mutating func members(_ value: Value, keys: [String], of what: String) -> Members? {
    guard case .map(let entries) = value.content else {
      report(span(value), "\(what) is a mapping, expected one of \(keys.prefix(4).map { "`\($0)`" }.joined(separator: ", ")) and so on")
      return nil
    }
    var members: Members = [:]
    for entry in entries {
      guard let name = scalarText(entry.key), keys.contains(name) else {
        let name = scalarText(entry.key) ?? ""
        let near = Spelling.nearest(to: name, in: keys)
        report(
          span(entry.key), "\(what) has no `\(name)`",
          help: near.map { "did you mean `\($0)`?" } ?? "it has " + keys.joined(separator: ", "))
        continue
      }
      members[name] = (entry.value, span(entry.key))
    }
    return members
  }

  /// Text, and numbers and truths as they are written: a run's are all text in a token.
  private mutating func text(_ members: Members, _ name: String) -> String? {
    guard let value = members[name]?.value else { return nil }
    guard let text = scalarText(value), !text.isEmpty else {
      report(span(value), "`\(name)` is no text")
      return nil
    }
    return text
  }

  private func scalarText(_ value: Value) -> String? {
    switch value.content {
    case .scalar(.text(let text)): text
    case .scalar(.int(let value)): "\(value)"
    case .scalar(.bool(let value)): "\(value)"
    case .scalar(.unsigned(let value)): "\(value)"
    case .scalar(.null), .scalar(.float), .list, .map: nil
    }
  }

  private mutating func texts(_ value: Value, _ name: String) -> [String]? {
    if let text = scalarText(value) { return [text] }
    guard case .list(let elements) = value.content, case let texts = elements.compactMap({ scalarText($0) }), texts.count == elements.count
    else {
      report(span(value), "`\(name)` is no text and no list of texts")
      return nil
    }
    return texts
  }

  private mutating func map(_ value: Value, _ name: String) -> [String: String]? {
    var map: [String: String] = [:]
    guard case .map(let entries) = value.content else {
      report(span(value), "`\(name)` is no mapping")
      return nil
    }
    for entry in entries {
      guard let key = scalarText(entry.key), let text = scalarText(entry.value) else {
        report(span(entry.value), "`\(name)` holds what is no text")
        return nil
      }
      map[key] = text
    }
    return map
  }
}
