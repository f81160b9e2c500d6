import Testing
import Workflow

@Suite struct StepSummaryTests {
  @Test(
    "foreign text shows as it is",
    arguments: [
      ("plain words", "plain words"),
      ("<script>&", "&lt;script&gt;&amp;"),
      ("[a](http://x) **b** `c` | d", #"\[a\]\(http\:\/\/x\) \*\*b\*\* \`c\` \| d"#),
      ("a\nb\t#1", ##"a\\nb\\t\#1"##),
      ("::error::x", #"\: \:error\:\:x"#),
    ])
  func escaped(_ raw: String, _ text: String) {
    #expect(Markdown.escaped(raw) == text)
  }

  @Test("code holds anything, in a table too")
  func code() {
    #expect(Markdown.code("a|b`c") == "<code>a&#124;b&#96;c</code>")
    #expect(Markdown.code("</code><b>") == "<code>&#60;&#47;code&#62;&#60;b&#62;</code>")
    #expect(Markdown.code("") == "")
  }

  @Test("a table has as many cells a row as its heading")
  func table() {
    #expect(Markdown.table(["a", "b"], [["1"], ["1", "2", "3"]]) == "| a | b |\n| --- | --- |\n| 1 |  |\n| 1 | 2 |\n")
  }

  @Test("a summary ends before GitHub's limit and says so")
  func limit() {
    var summary = StepSummary()
    summary.add("# Title")
    let block = String(repeating: "é", count: 100_000)
    for _ in 0..<10 { summary.add(block) }
    #expect(summary.isCut)
    #expect(summary.text.utf8.count <= StepSummary.limit)
    #expect(summary.text.hasPrefix("# Title\né"))
    #expect(summary.text.hasSuffix("cut here: GitHub takes 1 MiB._\n"))
  }
}
