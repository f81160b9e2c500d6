import Source
import YAML

/// A file of cases, read strictly: what is not understood is said, and none of its cases is then run.
public struct CaseFile: Sendable {
  /// The folder of the case files, in the folder of the policies.
  public static let folder = "tests"
  /// Larger than thousands of cases.
  public static let sizeLimit = 1 << 20

  public let source: SourceText
  public let cases: [TestCase]
  /// Why the file is not understood, in the order of the places; empty when it is.
  public let findings: [Finding]

  /// Reads the bytes of a file.
  public init(_ source: SourceText) {
    self.source = source
    do {
      let document = try Document(parsing: source.bytes)
      let resolution = try document.resolve()
      var reader = CaseReader(document)
      reader.read(resolution)
      findings = reader.findings.sorted { $0.span < $1.span }
      cases = findings.isEmpty ? reader.cases : []
    } catch {
      cases = []
      findings = [Finding(rule: CaseReader.rule, message: error.description, span: error.span, help: error.help)]
    }
  }
}
