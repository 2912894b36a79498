package interlock.contract.policy;

/**
 * One thing wrong in a policy document.
 *
 * @param path dotted: {@code playbook.steps[3].within.HIGH}; empty for the document as a whole
 * @param line from 1; 0 where there is no document, as in a patch
 * @param column from 1; 0 where there is no document
 * @param message what is wrong
 * @param fix what to write instead
 */
public record Problem(String path, int line, int column, String message, String fix) {
  @Override
  public String toString() {
    String where = line == 0 ? "" : "line " + line + ", column " + column + ": ";
    return where + (path.isEmpty() ? "" : path + ": ") + message + " (" + fix + ")";
  }
}
