package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.registry.BindingStatus;
import java.util.Optional;

/**
 * {@code interlock.registry.IdentityBinding}. A registry gives identifiers only: its party has
 * neither institution nor name.
 */
public final class IdentityBindingMapper {
  private static final BindingStatus[] STATES = BindingStatus.values();

  private IdentityBindingMapper() {}

  public static void write(AvroOutput out, IdentityBinding binding) {
    OriginMapper.write(out, binding.origin());
    out.string(binding.bindingId());
    out.symbol(binding.active() ? BindingStatus.ACTIVE : BindingStatus.ENDED);
    out.optional(binding.party().account(), IdentifierMapper::write);
    out.optional(binding.party().phone(), IdentifierMapper::write);
    out.optional(binding.party().personId(), IdentifierMapper::write);
    out.optionalString(binding.ageBand());
    out.optionalString(binding.region());
    out.optionalString(binding.registeredRegion());
    out.present();
    out.number(binding.validFrom());
    out.optionalNumber(binding.validTo());
  }

  public static IdentityBinding read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String bindingId = in.string();
    boolean active = in.symbol(STATES) == BindingStatus.ACTIVE;
    var account = in.optional(IdentifierMapper::account);
    var phone = in.optional(IdentifierMapper::phone);
    var personId = in.optional(IdentifierMapper::person);
    var ageBand = in.optionalString();
    var region = in.optionalString();
    var registeredRegion = in.optionalString();
    long validFrom = in.optionalNumber().orElse(origin.occurredAt());
    var validTo = in.optionalNumber();
    return new IdentityBinding(
        origin,
        bindingId,
        active,
        new Party(phone, account, personId, Optional.empty(), Optional.empty()),
        ageBand,
        region,
        registeredRegion,
        validFrom,
        validTo);
  }
}
