package id.bengkel.chat.conversation;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A chat that a person begins. */
record NewChat(
        @NotBlank @Size(max = 200) String customerName,
        @NotNull PhoneNumber customerPhone,
        @Email @Size(max = 254) String customerEmail,
        @Size(max = 500) String customerAddress,
        @Size(min = 1, max = 40) String channel) {

    String channelOrDefault() {
        return channel == null || channel.equalsIgnoreCase(WHATSAPP) ? WHATSAPP : channel;
    }

    static final String WHATSAPP = "WhatsApp";
}
