import Lint
import Source
import TrustPolicy
import YAML

/// From the nodes of a file to settings. Scalars count as they are written: `off` is a word here and no boolean.
struct SettingsReader {
  private(set) var settings = Settings()
  private(set) var findings: [Finding] = []
  private let document: Document

  init(_ document: Document) {
    self.document = document
  }

  /// What the file may say.
  enum Key: String, CaseIterable {
    case domain
    case policyRepository = "policy-repository"
    case severities
    case ignore
    case permissions
  }

  mutating func read() {
    // A file of comments says nothing, which is fine.
    if case .scalar("", .plain) = document[document.root].content { return }
    for (name, key, value) in members(document.root, wanted: "settings such as `domain:` or `ignore:`") where !isFull {
      guard let known = Key(rawValue: name) else {
        let near = Spelling.nearest(to: name, in: Key.allCases.map(\.rawValue))
        report(
          key, "unknown setting `\(name)`", help: near.map { "did you mean `\($0)`?" } ?? "the settings are " + Self.list(Key.allCases))
        continue
      }
      switch known {
      case .domain: domain(value)
      case .policyRepository: policyRepository(value)
      case .severities: severities(value)
      case .ignore: ignore(value)
      case .permissions: permissions(value)
      }
    }
    checkDomain()
  }

  private var permissionsKey: Span?

  private mutating func domain(_ value: Node.ID) {
    guard let text = text(value, wanted: "the service's host") else { return }
    // A host with perhaps a port: what stands between `https://` and the first slash.
    let isHost =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-:[]".unicodeScalars.contains($0)) }
    guard isHost else { return report(document[value].span, "`\(text)` is no host", help: "write the host alone, such as `octo-sts.dev`") }
    settings.domain = text
  }

  private mutating func policyRepository(_ value: Node.ID) {
    guard let text = text(value, wanted: "a repository's name") else { return }
    let isName =
      !text.isEmpty && ![".", ".."].contains(text)
      && text.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0)) }
    guard isName else {
      return report(document[value].span, "`\(text)` is no repository's name", help: "write the name without its owner, such as `.github`")
    }
    settings.policyRepository = text
  }

  private mutating func severities(_ value: Node.ID) {
    for (id, key, value) in members(value, wanted: "rules with their severities") where !isFull {
      guard Rule.named(id) != nil else {
        report(key, "there is no rule `\(id)`", help: Rule.nearest(to: id).map { "did you mean `\($0)`?" } ?? "`octosts rules` lists them")
        continue
      }
      guard let text = text(value, wanted: Self.list(Settings.Weight.allCases)) else { continue }
      guard let weight = Settings.Weight(rawValue: text) else {
        report(document[value].span, "`\(text)` is no severity", help: "write " + Self.list(Settings.Weight.allCases))
        continue
      }
      settings.weights[id] = weight
    }
  }

  private mutating func ignore(_ value: Node.ID) {
    guard case .sequence(let items) = document[value].content else {
      return report(
        document[value].span, "expected a list of paths, found \(found(value))", help: "write each path on a line of its own, after `- `")
    }
    guard items.count <= Self.maximumGlobs else {
      return report(document[value].span, "\(items.count) paths are more than \(Self.maximumGlobs)", help: "ignore whole folders")
    }
    for item in items {
      guard let text = text(item, wanted: "a path") else { continue }
      do throws(Glob.Problem) { settings.ignored.append(try Glob(text)) } catch { report(document[item].span, error.description) }
    }
  }

  private static let maximumGlobs = 256

  private mutating func permissions(_ value: Node.ID) {
    var held: [String: PermissionCatalog.Level] = [:]
    permissionsKey = document[value].span
    for (name, key, value) in members(value, wanted: "permissions with their levels") where !isFull {
      guard let entry = PermissionCatalog[name] else {
        report(key, "unknown permission `\(name)`", help: PermissionCatalog.suggestion(for: name).map { "did you mean `\($0)`?" })
        continue
      }
      guard let text = text(value, wanted: "a level") else { continue }
      guard let level = entry.levels.first(where: { $0.rawValue == text }) else {
        report(document[value].span, "`\(text)` is no level of `\(name)`", help: "write " + Self.list(entry.levels))
        continue
      }
      held[name] = level
    }
    settings.permissions = held
  }

  /// What the hosted App holds is known; a list of it would be out of date one day.
  private mutating func checkDomain() {
    guard let span = permissionsKey, (settings.domain ?? Linter.hostedDomain) == Linter.hostedDomain else { return }
    report(
      span, "what the App of \(Linter.hostedDomain) holds is known", help: "remove `permissions`, or name your own service in `domain`")
  }
}

extension SettingsReader {
  /// The members of a mapping, each name once.
  private mutating func members(_ id: Node.ID, wanted: String) -> [(name: String, key: Span, value: Node.ID)] {
    guard case .mapping(let pairs) = document[id].content, isBare(id) else {
      report(document[id].span, "expected \(wanted), found \(found(id))")
      return []
    }
    var seen: Set<String> = []
    var members: [(String, Span, Node.ID)] = []
    for (key, value) in pairs where !isFull {
      guard let name = text(key, wanted: "a name") else { continue }
      if seen.insert(name).inserted {
        members.append((name, document[key].span, value))
      } else {
        report(document[key].span, "`\(name)` is there already", help: "keep one of them")
      }
    }
    return members
  }

  /// The text of a scalar as it is written.
  private mutating func text(_ id: Node.ID, wanted: String) -> String? {
    if case .scalar(let text, let style) = document[id].content, isBare(id), !(text.isEmpty && style == .plain) { return text }
    report(document[id].span, "expected \(wanted), found \(found(id))")
    return nil
  }

  /// Whether the node is without tag: nothing here needs one.
  private func isBare(_ id: Node.ID) -> Bool { document[id].tag.isEmpty }

  private func found(_ id: Node.ID) -> String {
    if !isBare(id) { return "a value with the tag `\(document[id].tag)`" }
    switch document[id].content {
    case .scalar(let text, let style): return text.isEmpty && style == .plain ? "nothing" : "`\(text)`"
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .alias(_, let name): return "the alias `*\(name)`"
    }
  }

  /// More than anybody reads at once.
  private var isFull: Bool { findings.count >= 50 }

  private mutating func report(_ span: Span, _ message: String, help: String? = nil) {
    findings.append(Finding(rule: SettingsFile.rule, message: message, span: span, help: help))
  }

  private static func list<Word: RawRepresentable<String>>(_ words: [Word]) -> String {
    let shown = words.map { "`\($0.rawValue)`" }
    return shown.count < 2 ? shown.joined() : shown.dropLast().joined(separator: ", ") + " or " + (shown.last ?? "")
  }
}
