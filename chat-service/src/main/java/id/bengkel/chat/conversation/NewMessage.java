package id.bengkel.chat.conversation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param sender {@code agent}, or missing: nobody writes in the name of others */
record NewMessage(@NotNull Long chatId, @NotBlank @Size(max = LONGEST) String text, String sender) {

    /** As long as WhatsApp takes. */
    static final int LONGEST = 4096;
}
