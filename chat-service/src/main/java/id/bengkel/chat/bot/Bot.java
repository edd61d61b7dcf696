package id.bengkel.chat.bot;

import io.smallrye.mutiny.Uni;

/** Answers customers when no person does. Rules today; something smarter can stand here later. */
public interface Bot {

    /** What to say to a message, and what is to become of its chat. */
    Uni<BotAnswer> answer(BotQuestion question);
}
