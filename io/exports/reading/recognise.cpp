#include "io/exports/reading/recognise.hpp"

#include <algorithm>

#include "io/exports/sources/catalogue.hpp"

namespace handoff::exports {
namespace {

bool is_name(std::string_view pattern, std::string_view name) {
  if (!pattern.ends_with('*')) return pattern == name;
  pattern.remove_suffix(1);
  return name.starts_with(pattern);
}

// The place of a name among the variants; nothing if it is none of them.
std::optional<std::size_t> rank_of(std::string_view variants, std::string_view name) {
  for (std::size_t rank = 0; !variants.empty(); ++rank) {
    const std::size_t end = std::min(variants.find('|'), variants.size());
    if (is_name(variants.substr(0, end), name)) return rank;
    variants.remove_prefix(std::min(end + 1, variants.size()));
  }
  return std::nullopt;
}

constexpr std::size_t kByHand = 0;

// A company's own ids, which it keeps in metadata: "account_id (metadata)", "metadata.user_id".
bool is_own_id(const Header& header) {
  const bool metadata = header.is_metadata() || header.name.starts_with("metadata.") ||
                        header.name.starts_with("data.object.metadata.");
  return metadata && (header.name.ends_with("id") || header.name.ends_with("uuid"));
}

Fit fit_of(const Source& source, std::span<const Header> headers,
           std::span<const std::string> first_cells, const FileWishes& wishes) {
  Fit fit{.source = &source, .missing = {}, .known = 0, .id_fits = false};
  std::array<bool, kRoleCount> found{};
  for (std::size_t at = 0; at < headers.size(); ++at) {
    const auto all = matches(source, headers[at], wishes);
    if (!all.empty()) ++fit.known;
    for (const Match& match : all) {
      found[static_cast<std::size_t>(match.role)] = true;
      if (match.role == Role::id && !source.id_begins.empty() && at < first_cells.size())
        fit.id_fits = fit.id_fits || first_cells[at].starts_with(source.id_begins);
    }
  }
  for (const Role role : source.needs) {
    if (!found[static_cast<std::size_t>(role)]) fit.missing.push_back(role);
  }
  return fit;
}

// What decides between two: being complete, ids that look right, columns that are known.
bool better(const Fit& a, const Fit& b) {
  if (b.source == nullptr) return true;
  if (a.complete() != b.complete()) return a.complete();
  if (a.id_fits != b.id_fits) return a.id_fits;
  if (!a.complete() && a.missing.size() != b.missing.size())
    return a.missing.size() < b.missing.size();
  return a.known > b.known;
}

}  // namespace

std::vector<Match> matches(const Source& source, const Header& header, const FileWishes& wishes) {
  std::vector<Match> found;
  for (const FileWishes::Column& wish : wishes.columns) {
    const bool named = wish.name == header.text || header_of(wish.name).name == header.name;
    if (named) found.push_back({wish.role, kByHand});
  }
  for (const Names& names : source.columns) {
    if (header.is_metadata()) break;
    if (const auto rank = rank_of(names.names, header.name))
      found.push_back({names.role, *rank + 1});
  }
  if (is_own_id(header)) found.push_back({Role::external_id, kRankOfOwnId});
  return found;
}

Fit best_fit(std::span<const Header> headers, std::span<const std::string> first_cells,
             const FileWishes& wishes) {
  Fit best;
  for (const Source* source : all_sources()) {
    const Fit fit = fit_of(*source, headers, first_cells, wishes);
    if (better(fit, best)) best = fit;
  }
  return best;
}

bool is_near(const Fit& nearest) { return nearest.source != nullptr && nearest.known >= 2; }

std::string misfit_text(const Fit& nearest) {
  if (!is_near(nearest))
    return "has no columns of a known export, such as Stripe's subscriptions.csv or HubSpot's "
           "contacts; see docs/exports.md";
  std::string text = "looks like " + std::string(nearest.source->name) + ", but has no column for ";
  for (std::size_t at = 0; at < nearest.missing.size(); ++at)
    text += (at > 0 ? ", " : "") + std::string(info(nearest.missing[at]).name);
  if (!nearest.source->hint.empty()) text += ": " + std::string(nearest.source->hint);
  return text + "; or name it with --column FILE:ROLE=NAME";
}

}  // namespace handoff::exports
