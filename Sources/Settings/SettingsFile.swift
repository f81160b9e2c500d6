import Source
import YAML

/// A file of settings, read strictly: what is not understood is said, and the settings are then not to be used.
public struct SettingsFile: Sendable {
  /// The id under which findings of this file are reported.
  public static let rule = "settings"
  /// Larger than any list of rules and permissions.
  public static let sizeLimit = 1 << 16

  public let source: SourceText
  /// What was understood.
  public let settings: Settings
  /// Why the file is not understood, in the order of the places; empty when it is.
  public let findings: [Finding]

  /// Reads the bytes of a file.
  public init(_ source: SourceText) {
    self.source = source
    do {
      let document = try Document(parsing: source.bytes)
      var reader = SettingsReader(document)
      reader.read()
      settings = reader.settings
      findings = reader.findings.sorted { $0.span < $1.span }
    } catch {
      settings = Settings()
      findings = [Finding(rule: Self.rule, message: error.description, span: error.span, help: error.help)]
    }
  }
}
