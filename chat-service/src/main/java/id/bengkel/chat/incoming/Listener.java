package id.bengkel.chat.incoming;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.chat.bot.AdminCommand;
import id.bengkel.chat.bot.Admins;
import id.bengkel.chat.bot.Bot;
import id.bengkel.chat.bot.BotAnswer;
import id.bengkel.chat.bot.BotQuestion;
import id.bengkel.chat.whapi.WhapiConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Hears what a message asks for: an admin's command, or the bot's answer. */
@Singleton
class Listener {

    private static final Logger LOG = Logger.getLogger(Listener.class);

    /** Whapi brings up to a thousand messages: if all were looked up at once, nobody else would get to the database. */
    private static final int AT_ONCE = 100;

    private static final BotAnswer SILENCE = new BotAnswer(null, BotAnswer.Action.NONE);

    private static final BotAnswer UNREADABLE = new BotAnswer(AdminCommand.USAGE, BotAnswer.Action.NONE);

    private final Bot bot;
    private final Admins admins;
    private final OwnWords ownWords;
    private final WhapiConfig config;
    private final AnsweringConfig answering;

    Listener(Bot bot, Admins admins, OwnWords ownWords, WhapiConfig config, AnsweringConfig answering) {
        this.bot = bot;
        this.admins = admins;
        this.ownWords = ownWords;
        this.config = config;
        this.answering = answering;
    }

    /** All messages of these calls, in their order. */
    Uni<List<Arrival>> hear(List<WebhookCall> calls) {
        return ownWords.answeredBy(
                        calls.stream().flatMap(call -> call.messages().stream()).toList())
                .flatMap(own -> hear(calls, own));
    }

    private Uni<List<Arrival>> hear(List<WebhookCall> calls, Set<String> ownWords) {
        List<Uni<Arrival>> arrivals = calls.stream()
                .flatMap(call -> call.messages().stream()
                        .map(message -> hear(
                                call, message, message.quotedId() != null && ownWords.contains(message.quotedId()))))
                .toList();
        return arrivals.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(arrivals).usingConcurrencyOf(AT_ONCE).andFailFast();
    }

    private Uni<Arrival> hear(WebhookCall call, WrittenMessage message, boolean answersUs) {
        String spoken = message.content().spoken();
        if (message.fromMe() || spoken.isBlank()) {
            return Uni.createFrom().item(new Arrival(call, message, SILENCE, null));
        } else if (!message.address().isGroup() && admins.include(message.writer()) && AdminCommand.isMeantBy(spoken)) {
            return Uni.createFrom().item(ordered(call, message));
        }
        return Uni.createFrom()
                .deferred(() -> bot.answer(question(message, answersUs)))
                .ifNoItem()
                .after(answering.patience())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("The bot has no answer: %s", Discreet.name(failure)))
                .onFailure()
                .recoverWithItem(SILENCE)
                .map(answer -> new Arrival(call, message, answer, null));
    }

    private static Arrival ordered(WebhookCall call, WrittenMessage message) {
        return AdminCommand.parse(message.content().spoken())
                .map(command -> new Arrival(call, message, SILENCE, command))
                .orElseGet(() -> new Arrival(call, message, UNREADABLE, null));
    }

    private BotQuestion question(WrittenMessage message, boolean answersUs) {
        String own = config.number().digits();
        String spoken = message.content().spoken();
        return new BotQuestion(
                message.writer(),
                message.address().isGroup() ? message.author() : message.chatName(),
                spoken,
                message.address().isGroup(),
                answersUs || message.mentions().contains(own) || spoken.contains("@" + own));
    }
}
