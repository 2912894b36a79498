package interlock.service.national;

import interlock.common.StopCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The requests of the national interface that a stop-payment task can be shown as. */
public enum NationalMessage {
  STOP("100101", "stop payment", "止付", StopCommand.STOP),
  LIFT("100103", "lift of a stop", "止付解除", StopCommand.LIFT),
  EXTEND("100105", "extension of a stop", "止付延期", StopCommand.EXTEND),
  FREEZE("100201", "freeze", "冻结", StopCommand.FREEZE);

  private final String code;
  private final String english;
  private final String chinese;
  private final StopCommand command;

  NationalMessage(String code, String english, String chinese, StopCommand command) {
    this.code = code;
    this.english = english;
    this.chinese = chinese;
    this.command = command;
  }

  public String code() {
    return code;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  /** The command that it carries. */
  public StopCommand command() {
    return command;
  }

  /** The one of that code. */
  public static Optional<NationalMessage> of(String code) {
    return Arrays.stream(values()).filter(m -> m.code.equals(code)).findFirst();
  }

  /** All codes. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(NationalMessage::code).toList();
  }
}
