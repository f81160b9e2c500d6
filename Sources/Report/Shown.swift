import Source
import Workflow

extension String {
  /// Foreign text as a report shows it: neither a terminal nor the Actions runner acts upon it.
  var shown: String { printable().neutralised() }
}
