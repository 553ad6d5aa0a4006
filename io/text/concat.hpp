// Joined: a text put together from its parts, for what the page prints too.
//
// A formatting library reads its patterns while the program runs, and is a twentieth of the page's
// download; here the parts are known when it is compiled.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace handoff::io {

// joined({"of ", std::to_string(n), " months"}).
std::string joined(std::initializer_list<std::string_view> parts);

// "trial_became_active" as words: "trial became active".
std::string words_of(std::string_view name);

// A number with so many decimals: "0.50", "-12". No thousands are set apart.
std::string fixed_text(double value, int decimals);

}  // namespace handoff::io
