package interlock.core.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * Which appeals were upheld, so that one of them told again frees nothing that came after it: the
 * newest {@value #MOST}, the newest last. One that is older than those would be read as new.
 */
public final class UpheldAppeals {
  public static final int MOST = 64;

  private UpheldAppeals() {}

  public static List<String> with(List<String> upheld, String appealId) {
    List<String> all = new ArrayList<>(upheld);
    all.add(appealId);
    return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }
}
