package id.bengkel.chat.whapi;

import id.bengkel.chassis.phone.PhoneNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** How Whapi knows us and we know Whapi. */
@ConfigMapping(prefix = "whapi")
public interface WhapiConfig {

    /** The channel's token, {@code WHAPI_TOKEN}. */
    Optional<String> token();

    /** What webhook calls must carry in {@code X-Webhook-Token}, {@code WHAPI_WEBHOOK_TOKEN}; without it anybody may call. */
    Optional<String> webhookToken();

    /** Who may send commands, {@code WHAPI_ADMINS}. */
    Optional<List<String>> admins();

    /** The workshop's own number on WhatsApp, by which groups name it. */
    @WithConverter(Spelling.class)
    PhoneNumber number();

    /** Reads a number in any spelling. */
    class Spelling implements Converter<PhoneNumber> {
        @Override
        public PhoneNumber convert(String spelling) {
            return PhoneNumber.of(spelling);
        }
    }
}
