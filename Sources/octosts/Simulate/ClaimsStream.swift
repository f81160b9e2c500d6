import Secret
import Source
import Token

/// The sets of claims of files, folders and standard input, one after the other.
struct ClaimsStream {
  /// One set.
  struct Item {
    /// `PATH`, or `PATH:LINE` where a file holds several.
    var name: String
    var payload: [UInt8]
    /// The JWT, where it was one.
    var token: CompactToken?
  }

  enum Problem: Error, CustomStringConvertible {
    case unreadable(FileError)
    case malformed(String, ClaimsSplitter.Problem)
    case notToken(String, TokenError)
    case none(String)

    var description: String {
      switch self {
      case .unreadable(let error): "cannot read \(error)"
      case .malformed(let path, let problem): "`\(path)`: \(problem)"
      case .notToken(let name, let error): "`\(name)` holds neither a JSON object of claims nor a JWT: \(error)"
      case .none(let path):
        "no claims in `\(path)`: they are JSON objects or JWTs, in a folder in files called *.json, *.jsonl, *.ndjson or *.jwt"
      }
    }
  }

  private static let endings = [".json", ".jsonl", ".ndjson", ".jwt"]
  private static let maximumDepth = 16

  let host: Host

  /// The files that `paths` stand for; `-` is standard input.
  func files(_ paths: [String]) throws(Problem) -> [String] {
    var files: [String] = []
    for path in paths {
      let before = files.count
      try collect(path, depth: 0, into: &files)
      if files.count == before { throw .none(path) }
    }
    return files
  }

  private func collect(_ path: String, depth: Int, into files: inout [String]) throws(Problem) {
    let entries: [Files.Entry]?
    do { entries = path == "-" ? nil : try host.listFolder(path) } catch { throw .unreadable(error) }
    guard let entries else { return files.append(path) }
    for entry in entries where !entry.name.hasPrefix(".") {
      let inner = path.hasSuffix("/") ? path + entry.name : path + "/" + entry.name
      if entry.isFolder, depth < Self.maximumDepth { try collect(inner, depth: depth + 1, into: &files) }
      if entry.isFile, Self.endings.contains(where: entry.name.hasSuffix) { files.append(inner) }
    }
  }

  /// Says each set in `file`, until `say` answers that it is enough.
  func each(in file: String, _ say: (Item) -> Bool) throws(Problem) {
    var splitter = ClaimsSplitter()
    var problem: Problem?
    var isEnough = false
    var count = 0
    let showsLines = file == "-" || file.hasSuffix(".jsonl") || file.hasSuffix(".ndjson")
    func take(_ piece: ClaimsSplitter.Piece) {
      if isEnough || problem != nil { return }
      let path = file == "-" ? "<stdin>" : file
      let name = count > 0 || showsLines ? "\(path):\(piece.line)" : path
      count += 1
      guard piece.isToken else {
        isEnough = !say(Item(name: name, payload: piece.bytes, token: nil))
        return
      }
      do {
        let token = try CompactToken(Secret(String(decoding: piece.bytes, as: UTF8.self)))
        isEnough = !say(Item(name: name, payload: token.payload, token: token))
      } catch {
        problem = .notToken(name, error)
      }
    }
    do throws(FileError) {
      try host.readChunks(file == "-" ? nil : file) { chunk in
        do throws(ClaimsSplitter.Problem) { try splitter.take(chunk, take) } catch { problem = problem ?? .malformed(file, error) }
        return problem == nil && !isEnough
      }
    } catch {
      throw .unreadable(error)
    }
    if problem == nil, !isEnough {
      do { try splitter.finish(take) } catch { throw .malformed(file, error) }
    }
    if let problem { throw problem }
    if count == 0 { throw .none(file) }
  }
}
