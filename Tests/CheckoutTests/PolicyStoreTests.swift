import Checkout
import Glibc
import Testing

@Suite final class PolicyStoreTests {
  private let root: String

  init() throws {
    var name = Array("/tmp/octosts-policies-XXXXXX".utf8CString)
    _ = mkdtemp(&name)
    root = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    for folder in ["out", "in", "in/acme", "in/acme/app", "in/acme/app/dir"] { mkdir(root + "/" + folder, 0o700) }
    write("out/secret", "secret")
    write("in/acme/app/a.yaml", "a")
    write("in/acme/app/large", String(repeating: "x", count: PolicyStore.sizeLimit + 1))
    mkfifo(root + "/in/acme/app/fifo", 0o600)
    symlink("a.yaml", root + "/in/acme/app/link")
    symlink("../../../out/secret", root + "/in/acme/app/escape")
    symlink("../../out", root + "/in/acme/web")
    symlink("loop", root + "/in/acme/app/loop")
  }

  deinit {
    let files = ["out/secret", "in/acme/web"] + ["a.yaml", "large", "fifo", "link", "escape", "loop"].map { "in/acme/app/" + $0 }
    for file in files { unlink(root + "/" + file) }
    for folder in ["in/acme/app/dir", "in/acme/app", "in/acme", "in", "out", ""] { rmdir(root + "/" + folder) }
  }

  private func write(_ path: String, _ text: String) {
    let descriptor = open(root + "/" + path, O_WRONLY | O_CREAT, 0o600)
    _ = text.utf8.withContiguousStorageIfAvailable { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  @Test("a file inside is read, also by a link that stays inside", arguments: ["a.yaml", "link"])
  func reads(_ path: String) throws {
    let store = try #require(PolicyStore(policies: root + "/in"))
    #expect(store.read(owner: "acme", repository: "app", path: path) == [UInt8(ascii: "a")])
  }

  @Test(
    "nothing else is",
    arguments: [
      ("acme", "app", "b.yaml"), ("acme", "app", "large"), ("acme", "app", "fifo"), ("acme", "app", "dir"), ("acme", "app", "escape"),
      ("acme", "app", "loop"), ("acme", "app", "../app/a.yaml"), ("acme", "app", "./a.yaml"), ("acme", "app", "/a.yaml"),
      ("acme", "app", ""),
      ("acme", "app", "a.yaml\0x"), ("acme", "web", "secret"), ("..", "out", "secret"), ("acme", "..", "acme/app/a.yaml"),
      ("acme/app", "dir", "../a.yaml"), ("", "acme", "app/a.yaml"), ("acme", "", "app/a.yaml"), ("ACME", "app", "a.yaml"),
    ])
  func refuses(_ place: (owner: String, repository: String, path: String)) throws {
    let store = try #require(PolicyStore(policies: root + "/in"))
    #expect(store.read(owner: place.owner, repository: place.repository, path: place.path) == nil)
  }

  @Test("a checkout is one repository, and no other")
  func checkout() throws {
    let store = try #require(PolicyStore(checkout: root + "/in/acme/app", owner: "acme", repository: "app"))
    #expect(store.read(owner: "acme", repository: "app", path: "a.yaml") != nil)
    #expect(store.read(owner: "acme", repository: "web", path: "a.yaml") == nil)
    #expect(store.read(owner: "octo", repository: "app", path: "a.yaml") == nil)
    #expect(store.read(owner: "acme", repository: "app", path: "escape") == nil)
  }

  @Test("a directory that is not there makes no store")
  func missing() {
    #expect(PolicyStore(policies: root + "/none") == nil)
  }

  @Test("the repositories are the folders of two levels; a link is none")
  func repositories() throws {
    let store = try #require(PolicyStore(policies: root + "/in"))
    #expect(store.repositories.map { "\($0.owner)/\($0.name)" } == ["acme/app"])
    let checkout = try #require(PolicyStore(checkout: root + "/in/acme/app", owner: "octo", repository: "web"))
    #expect(checkout.repositories.map { "\($0.owner)/\($0.name)" } == ["octo/web"])
  }

  @Test("the files of a folder are listed by name, and nothing outside of the root")
  func lists() throws {
    let store = try #require(PolicyStore(policies: root + "/in"))
    #expect(store.files(owner: "acme", repository: "app", folder: "") == ["a.yaml", "large", "link"])
    #expect(store.files(owner: "acme", repository: "app", folder: "dir") == [])
    #expect(store.files(owner: "acme", repository: "web", folder: "") == [])
    #expect(store.files(owner: "..", repository: "out", folder: "") == [])
    #expect(store.files(owner: "acme", repository: "app", folder: "..") == [])
  }
}
