package interlock.contract.binary;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Which symbol of a contract's enum stands for which constant of core's: by name, unless said
 * otherwise. Made once; a constant without a symbol is found then.
 *
 * @param <C> core's enum
 * @param <A> the contract's enum, generated; its ordinals are the indexes in Avro's binary form
 */
@SuppressWarnings("EnumOrdinal") // in Avro's binary form a symbol is its place in the schema
public final class EnumTable<C extends Enum<C>, A extends Enum<A>> {
  private final Class<C> core;
  private final A[] symbols;
  private final int[] symbolOf;
  private final Object[] constantOf;

  private EnumTable(Class<C> core, Class<A> contract, Map<C, A> others) {
    this.core = core;
    symbols = contract.getEnumConstants();
    C[] constants = core.getEnumConstants();
    symbolOf = new int[constants.length];
    constantOf = new Object[symbols.length];
    for (C constant : constants) {
      A symbol = others.containsKey(constant) ? others.get(constant) : named(constant.name());
      symbolOf[constant.ordinal()] = symbol.ordinal();
      constantOf[symbol.ordinal()] = constant;
    }
  }

  /**
   * @throws IllegalArgumentException when a constant has no symbol of its name
   */
  public static <C extends Enum<C>, A extends Enum<A>> EnumTable<C, A> of(
      Class<C> core, Class<A> contract) {
    return new EnumTable<>(core, contract, Map.of());
  }

  /**
   * @param others symbols of another name
   * @throws IllegalArgumentException when another constant has no symbol of its name
   */
  public static <C extends Enum<C>, A extends Enum<A>> EnumTable<C, A> of(
      Class<C> core, Class<A> contract, Map<C, A> others) {
    return new EnumTable<>(core, contract, others);
  }

  private A named(String name) {
    return Arrays.stream(symbols)
        .filter(symbol -> symbol.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the contract has no symbol " + core + "." + name));
  }

  /** The contract's symbol. */
  public A symbol(C constant) {
    return symbols[symbolOf[constant.ordinal()]];
  }

  /** Core's constant; empty for UNKNOWN and for symbols that core does not use. */
  public Optional<C> constant(A symbol) {
    return Optional.ofNullable(at(symbol.ordinal()));
  }

  public void write(AvroOutput out, C constant) {
    out.number(symbolOf[constant.ordinal()]);
  }

  /**
   * @throws interlock.contract.wire.BadRecordException if core has no such constant, e.g. for a
   *     symbol of a newer version
   */
  public C read(AvroInput in) {
    C constant = at(in.index(symbols.length));
    if (constant == null) {
      throw AvroInput.bad("a " + core.getSimpleName() + " of a newer version");
    }
    return constant;
  }

  /** Like {@link #read}, with a constant for symbols that core does not know. */
  public C read(AvroInput in, C otherwise) {
    C constant = at(in.index(symbols.length));
    return constant == null ? otherwise : constant;
  }

  private C at(int index) {
    return core.cast(constantOf[index]);
  }
}
