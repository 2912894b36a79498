package interlock.core.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a policy record means and which values it may have. The reader of documents,
 * the reference page and the JSON Schema are all derived from it, so that they cannot disagree.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** The meaning, in one or two sentences. */
  String value();

  /** Least number, or least length of a text, in the component's unit. */
  long min() default 0;

  /** Greatest number, or greatest length of a text, in the component's unit. */
  long max() default Long.MAX_VALUE;

  /** A regular expression that a text must match as a whole; empty for any. */
  String pattern() default "";

  /** As in a document: what a list's entry has when it leaves this out; empty: must be given. */
  String orElse() default NONE;

  /** Whether a map must name every key there is. */
  boolean complete() default true;

  /** No value: the entry must say it. */
  String NONE = "\u0000";
}
