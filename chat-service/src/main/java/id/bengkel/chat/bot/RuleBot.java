package id.bengkel.chat.bot;

import id.bengkel.chat.bot.BotAnswer.Action;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers by rules. */
@ApplicationScoped
class RuleBot implements Bot {

    @Override
    public Uni<BotAnswer> answer(BotQuestion question) {
        return Uni.createFrom().item(question.group() && !question.named() ? BotAnswer.NOTHING : rule(question.text()));
    }

    private static BotAnswer rule(String text) {
        Set<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
                .collect(Collectors.toSet());
        if (words.contains("agent") || words.contains("urgent")) {
            return new BotAnswer("Baik, sebentar lagi petugas kami membalas.", Action.HAND_OVER);
        } else if (words.contains("pause")) {
            return new BotAnswer("Baik, jawaban otomatis berhenti. Tulis \"bot\" untuk menyalakannya.", Action.PAUSE);
        } else if (words.contains("bot")) {
            return new BotAnswer("Jawaban otomatis menyala lagi.", Action.RESUME);
        }
        return new BotAnswer(
                "Halo! Ada yang bisa kami bantu? Tulis \"agent\" untuk bicara dengan petugas.", Action.NONE);
    }
}
