import Support
import Testing

@testable import octosts

@Suite struct GitCheckoutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Makes `here` from `there`, which has the branches `main` and `release/1.x`.
    var script: String
    var branches: Set<String>?
  }

  private static let both: Set = ["main", "release/1.x"]

  static let cases = [
    Case(testDescription: "a clone", script: "git clone -q there here", branches: both),
    Case(
      testDescription: "a clone with packed refs and a branch of its own",
      script: "git clone -q there here; cd here; git branch topic/x; git pack-refs --all", branches: both.union(["topic/x"])),
    Case(
      testDescription: "a workflow's checkout with its whole history",
      script: "git init -q here; cd here; git remote add origin ../there; git fetch -q origin +refs/heads/*:refs/remotes/origin/*",
      branches: both),
    Case(testDescription: "a clone of a single branch", script: "git clone -q --single-branch there here"),
    Case(testDescription: "a shallow clone of all branches", script: "git clone -q --depth 1 --no-single-branch file://$PWD/there here"),
    Case(
      testDescription: "a workflow's checkout of one commit",
      script:
        "git init -q here; cd here; git remote add origin file://$PWD/../there; git fetch -q --depth 1 origin +refs/heads/main:refs/remotes/origin/main"
    ),
    Case(
      testDescription: "one commit that is the whole history",
      script: "git init -q here; cd here; git remote add origin ../there; git fetch -q origin +refs/heads/main:refs/remotes/origin/main"),
    Case(testDescription: "a repository that was never cloned", script: "git init -q here; cd here; git commit -q --allow-empty -m x"),
    Case(testDescription: "another remote", script: "git clone -q -o elsewhere there here"),
    Case(
      testDescription: "a worktree, whose refs lie elsewhere",
      script: "git clone -q there main; cd main; git worktree add -q ../here -b topic"),
    Case(testDescription: "refs that are too large to read", script: "git clone -q there here; truncate -s 2M here/.git/packed-refs"),
    Case(testDescription: "a named pipe for refs", script: "git clone -q there here; cd here/.git; rm -f packed-refs; mkfifo packed-refs"),
    Case(testDescription: "no checkout", script: "mkdir here"),
  ]

  @Test("the branches are known only where git has fetched all of them", .timeLimit(.minutes(1)), arguments: cases)
  func branches(_ test: Case) throws {
    let folder = try ScratchFolder()
    let made = try LintCommandTests.shell(
      """
      set -e; export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.example
      git init -q -b main there; git -C there commit -q --allow-empty -m 1; git -C there commit -q --allow-empty -m 2
      git -C there branch release/1.x; \(test.script)
      """, in: folder)
    #expect(made.status == 0, "\(String(decoding: made.err, as: UTF8.self))")
    #expect(GitCheckout(host: .live(), folder: folder.path + "/here").branches == test.branches)
  }

  @Test("the default branch is that of the clone")
  func defaultBranch() throws {
    let folder = try ScratchFolder()
    try folder.write("ref: refs/remotes/origin/trunk\n", to: ".git/refs/remotes/origin/HEAD")
    #expect(GitCheckout(host: .live(), folder: folder.path).defaultBranch == "trunk")
    #expect(GitCheckout(host: .live(), folder: folder.path + "/.git").defaultBranch == nil)
  }
}
