import Source
import YAML

/// The way from bytes to what `encoding/json` is given, with every problem on it.
enum FileReader {
  struct Parsed {
    /// Nil when the text is no YAML.
    var root: Converted?
    var problems: [FileProblem]
  }

  static func read(_ source: SourceText, target: Target) -> Parsed {
    do {
      let document = try Document(parsing: source.bytes)
      let resolution = try document.resolve()
      var converter = Converter(document: document)
      let root = converter.convert(resolution.value, to: target)
      let duplicates = resolution.duplicates.map { FileProblem.duplicateKey($0.name, at: $0.span, first: $0.first) }
      return Parsed(root: root, problems: duplicates + converter.keyProblems + converter.numberProblems)
    } catch {
      return Parsed(root: nil, problems: [.yaml(error)])
    }
  }
}
