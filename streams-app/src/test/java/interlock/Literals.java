package interlock;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The string literals of a Java source: what ArchUnit cannot see. Comments do not count. */
final class Literals {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\\n]|\\\\.)+'"
              + "|\"\"\"(?<block>.*?)\"\"\"|\"(?<text>(?:[^\"\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);

  private Literals() {}

  static Set<String> in(String source) {
    var found = new LinkedHashSet<String>();
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      if (token.group("text") != null) {
        found.add(token.group("text"));
      } else if (token.group("block") != null) {
        found.add(token.group("block"));
      }
    }
    return found;
  }
}
