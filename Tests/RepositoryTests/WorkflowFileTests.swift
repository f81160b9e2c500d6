import Foundation
import Support
import Testing

/// Our own workflows: what they run is named by its content, and what they may is written down.
@Suite struct WorkflowFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let folder = root.appending(path: ".github/workflows")

  static let files: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  private static func lines(_ file: String) throws -> [Substring] {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("there are the workflows that the documentation speaks of")
  func exist() {
    #expect(Self.files == ["ci.yml", "release.yml"])
  }

  @Test("every action is pinned to a whole commit, with its version beside it", arguments: files)
  func pinned(_ file: String) throws {
    for line in try Self.lines(file) where line.contains("uses:") {
      #expect(
        line.wholeMatch(of: /\s+(?:- )?uses: [\w.-]+\/[\w.\/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+/) != nil, "\(line)")
    }
  }

  @Test("nothing is allowed but what a job says and gives a reason for", arguments: files)
  func permissions(_ file: String) throws {
    let lines = try Self.lines(file)
    #expect(lines.contains("permissions: {}"))
    for line in lines where line.contains(/^      [a-z-]+: (?:read|write)/) { #expect(line.contains(" # "), "\(line)") }
  }

  @Test("a checkout leaves no credentials behind", arguments: files)
  func checkouts(_ file: String) throws {
    let text = try Self.lines(file).joined(separator: "\n")
    #expect(text.ranges(of: "actions/checkout@").count == text.ranges(of: "persist-credentials: false").count)
  }

  @Test("no expression stands in a script, where its value would be read as code", arguments: files)
  func scripts(_ file: String) throws {
    var script: Int?
    for line in try Self.lines(file) {
      let indent = line.prefix { $0 == " " }.count
      if let start = script, !line.isEmpty, indent <= start { script = nil }
      if let run = line.firstRange(of: "run:") {
        script = line.distance(from: line.startIndex, to: run.lowerBound)
        #expect(!line.contains("${{"), "\(line)")
      } else if script != nil {
        #expect(!line.contains("${{"), "\(line)")
      }
    }
  }

  @Test("a release pulls its image by its digest, and nothing else gets into action.yml")
  func pinsImage() throws {
    let folder = try ScratchFolder()
    let action = try String(contentsOf: Self.root.appending(path: "action.yml"), encoding: .utf8)
    let copy = try folder.write(action, to: "action.yml")
    let script = Program(path: Self.root.appending(path: "Scripts/pin-image").path)
    let image = "ghcr.io/acme/octosts@sha256:" + String(repeating: "0f", count: 32)
    #expect(try script.run([copy, image]).status == 0)
    #expect(try folder.read("action.yml") == action.replacing("image: Dockerfile", with: "image: docker://" + image))
    // A second time there is nothing left to replace.
    #expect(try script.run([copy, image]).status == 1)
    for wrong in ["ghcr.io/acme/octosts:v1", image + "|x", "ghcr.io/acme/octosts@sha256:0f"] {
      #expect(try script.run([try folder.write(action, to: "action.yml"), wrong]).status == 64)
    }
  }
}
