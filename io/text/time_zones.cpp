#include "io/text/time_zones.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>

#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

struct ZoneGroup {
  std::string_view rule;   // POSIX, IEEE 1003.1 section 8.3
  std::string_view names;  // the first stands for all of them
};

// clang-format off
constexpr ZoneGroup kGroups[] = {
    {"UTC0",
     "UTC Etc/UTC"},
    {"EST5EDT,M3.2.0,M11.1.0",
     "America/New_York America/Detroit America/Grand_Turk America/Indiana/Indianapolis "
     "America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay "
     "America/Indiana/Vincennes America/Indiana/Winamac America/Iqaluit "
     "America/Kentucky/Louisville America/Kentucky/Monticello America/Nassau America/Port-au-Prince America/Toronto US/Eastern"},
    {"CST6CDT,M3.2.0,M11.1.0",
     "America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Matamoros "
     "America/Menominee America/North_Dakota/Beulah America/North_Dakota/Center "
     "America/North_Dakota/New_Salem America/Ojinaga America/Rankin_Inlet America/Resolute "
     "America/Winnipeg US/Central"},
    {"MST7MDT,M3.2.0,M11.1.0",
     "America/Denver America/Boise America/Cambridge_Bay America/Ciudad_Juarez "
     "America/Edmonton America/Inuvik US/Mountain"},
    {"PST8PDT,M3.2.0,M11.1.0",
     "America/Los_Angeles America/Tijuana America/Vancouver US/Pacific"},
    {"MST7",
     "America/Phoenix America/Creston America/Dawson America/Dawson_Creek "
     "America/Fort_Nelson America/Hermosillo America/Mazatlan America/Whitehorse"},
    {"AST4ADT,M3.2.0,M11.1.0",
     "America/Halifax America/Glace_Bay America/Goose_Bay America/Moncton America/Thule "
     "Atlantic/Bermuda"},
    {"<-03>3",
     "America/Sao_Paulo America/Araguaina America/Argentina/Buenos_Aires "
     "America/Argentina/Catamarca America/Argentina/Cordoba America/Argentina/Jujuy "
     "America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos "
     "America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis "
     "America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia "
     "America/Belem America/Cayenne America/Coyhaique America/Fortaleza America/Maceio "
     "America/Montevideo America/Paramaribo America/Punta_Arenas America/Recife "
     "America/Santarem Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley"},
    {"<-05>5",
     "America/Bogota America/Eirunepe America/Guayaquil America/Lima America/Rio_Branco"},
    {"CST6",
     "America/Mexico_City America/Bahia_Banderas America/Belize America/Chihuahua "
     "America/Costa_Rica America/El_Salvador America/Guatemala America/Managua "
     "America/Merida America/Monterrey America/Regina America/Swift_Current "
     "America/Tegucigalpa"},
    {"GMT0BST,M3.5.0/1,M10.5.0",
     "Europe/London Europe/Guernsey Europe/Isle_of_Man Europe/Jersey"},
    {"WET0WEST,M3.5.0/1,M10.5.0",
     "Europe/Lisbon Atlantic/Canary Atlantic/Faroe Atlantic/Madeira"},
    {"CET-1CEST,M3.5.0,M10.5.0/3",
     "Europe/Berlin Africa/Ceuta Arctic/Longyearbyen Europe/Amsterdam Europe/Andorra "
     "Europe/Belgrade Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen "
     "Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid "
     "Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague "
     "Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm "
     "Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb "
     "Europe/Zurich"},
    {"EET-2EEST,M3.5.0/3,M10.5.0/4",
     "Europe/Athens Asia/Famagusta Asia/Nicosia Europe/Bucharest Europe/Helsinki Europe/Kiev "
     "Europe/Kyiv Europe/Mariehamn Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius"},
    {"MSK-3",
     "Europe/Moscow Europe/Kirov Europe/Simferopol Europe/Volgograd"},
    {"<+03>-3",
     "Europe/Istanbul Antarctica/Syowa Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain "
     "Asia/Damascus Asia/Kuwait Asia/Qatar Asia/Riyadh Europe/Minsk"},
    {"SAST-2",
     "Africa/Johannesburg Africa/Maseru Africa/Mbabane"},
    {"WAT-1",
     "Africa/Lagos Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa "
     "Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey "
     "Africa/Porto-Novo"},
    {"EAT-3",
     "Africa/Nairobi Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti "
     "Africa/Kampala Africa/Mogadishu Indian/Antananarivo Indian/Comoro Indian/Mayotte"},
    {"<+04>-4",
     "Asia/Dubai Asia/Baku Asia/Muscat Asia/Tbilisi Asia/Yerevan Europe/Astrakhan "
     "Europe/Samara Europe/Saratov Europe/Ulyanovsk Indian/Mahe Indian/Mauritius "
     "Indian/Reunion"},
    {"PKT-5",
     "Asia/Karachi"},
    {"IST-5:30",
     "Asia/Kolkata Asia/Calcutta"},
    {"<+06>-6",
     "Asia/Dhaka Asia/Bishkek Asia/Omsk Asia/Thimphu Asia/Urumqi Indian/Chagos"},
    {"<+07>-7",
     "Asia/Bangkok Antarctica/Davis Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Krasnoyarsk "
     "Asia/Novokuznetsk Asia/Novosibirsk Asia/Phnom_Penh Asia/Tomsk Asia/Vientiane "
     "Indian/Christmas"},
    {"<+08>-8",
     "Asia/Singapore Antarctica/Casey Asia/Brunei Asia/Irkutsk Asia/Kuala_Lumpur "
     "Asia/Kuching Asia/Ulaanbaatar"},
    {"JST-9",
     "Asia/Tokyo"},
    {"KST-9",
     "Asia/Seoul Asia/Pyongyang"},
    {"CST-8",
     "Asia/Shanghai Asia/Macau Asia/Taipei"},
    {"AEST-10AEDT,M10.1.0,M4.1.0/3",
     "Australia/Sydney Antarctica/Macquarie Australia/Hobart Australia/Melbourne"},
    {"AEST-10",
     "Australia/Brisbane Australia/Lindeman"},
    {"AWST-8",
     "Australia/Perth"},
    {"ACST-9:30ACDT,M10.1.0,M4.1.0/3",
     "Australia/Adelaide Australia/Broken_Hill"},
    {"NZST-12NZDT,M9.5.0,M4.1.0/3",
     "Pacific/Auckland Antarctica/McMurdo"},
    {"GMT0",
     "Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry "
     "Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott "
     "Africa/Ouagadougou Africa/Sao_Tome America/Danmarkshavn Atlantic/Reykjavik "
     "Atlantic/St_Helena GMT"},
    {"CET-1",
     "Africa/Algiers Africa/Tunis"},
    {"CAT-2",
     "Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Juba "
     "Africa/Khartoum Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo "
     "Africa/Windhoek"},
    {"EET-2EEST,M4.5.5/0,M10.5.4/24",
     "Africa/Cairo"},
    {"<+01>-1",
     "Africa/Casablanca Africa/El_Aaiun"},
    {"EET-2",
     "Africa/Tripoli Europe/Kaliningrad"},
    {"HST10HDT,M3.2.0,M11.1.0",
     "America/Adak"},
    {"AKST9AKDT,M3.2.0,M11.1.0",
     "America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka "
     "America/Yakutat"},
    {"AST4",
     "America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon "
     "America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk "
     "America/Lower_Princes America/Marigot America/Martinique America/Montserrat "
     "America/Port_of_Spain America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy "
     "America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola"},
    {"EST5",
     "America/Atikokan America/Cancun America/Cayman America/Jamaica America/Panama"},
    {"<-04>4",
     "America/Boa_Vista America/Campo_Grande America/Caracas America/Cuiaba America/Guyana "
     "America/La_Paz America/Manaus America/Porto_Velho"},
    {"CST5CDT,M3.2.0/0,M11.1.0/1",
     "America/Havana"},
    {"<-03>3<-02>,M3.2.0,M11.1.0",
     "America/Miquelon"},
    {"<-02>2",
     "America/Noronha Atlantic/South_Georgia"},
    {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
     "America/Nuuk America/Scoresbysund"},
    {"<-04>4<-03>,M9.1.6/24,M4.1.6/24",
     "America/Santiago"},
    {"NST3:30NDT,M3.2.0,M11.1.0",
     "America/St_Johns"},
    {"<+10>-10",
     "Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Pacific/Chuuk "
     "Pacific/Port_Moresby"},
    {"<+05>-5",
     "Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat "
     "Asia/Atyrau Asia/Dushanbe Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand "
     "Asia/Tashkent Asia/Yekaterinburg Indian/Kerguelen Indian/Maldives"},
    {"<+00>0<+02>-2,M3.5.0/1,M10.5.0/3",
     "Antarctica/Troll"},
    {"<+12>-12",
     "Asia/Anadyr Asia/Kamchatka Pacific/Fiji Pacific/Funafuti Pacific/Kwajalein "
     "Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis"},
    {"EET-2EEST,M3.5.0/0,M10.5.0/0",
     "Asia/Beirut"},
    {"<+09>-9",
     "Asia/Chita Asia/Dili Asia/Khandyga Asia/Yakutsk Pacific/Palau"},
    {"<+0530>-5:30",
     "Asia/Colombo"},
    {"EET-2EEST,M3.4.4/50,M10.4.4/50",
     "Asia/Gaza Asia/Hebron"},
    {"HKT-8",
     "Asia/Hong_Kong"},
    {"WIB-7",
     "Asia/Jakarta Asia/Pontianak"},
    {"WIT-9",
     "Asia/Jayapura"},
    {"IST-2IDT,M3.4.4/26,M10.5.0",
     "Asia/Jerusalem"},
    {"<+0430>-4:30",
     "Asia/Kabul"},
    {"<+0545>-5:45",
     "Asia/Kathmandu"},
    {"<+11>-11",
     "Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Pacific/Bougainville Pacific/Efate "
     "Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei"},
    {"WITA-8",
     "Asia/Makassar"},
    {"PST-8",
     "Asia/Manila"},
    {"<+0330>-3:30",
     "Asia/Tehran"},
    {"<+0630>-6:30",
     "Asia/Yangon Indian/Cocos"},
    {"<-01>1<+00>,M3.5.0/0,M10.5.0/1",
     "Atlantic/Azores"},
    {"<-01>1",
     "Atlantic/Cape_Verde"},
    {"ACST-9:30",
     "Australia/Darwin"},
    {"<+0845>-8:45",
     "Australia/Eucla"},
    {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
     "Australia/Lord_Howe"},
    {"EET-2EEST,M3.5.0,M10.5.0/3",
     "Europe/Chisinau"},
    {"GMT0IST,M3.5.0/1,M10.5.0",
     "Europe/Dublin"},
    {"<+13>-13",
     "Pacific/Apia Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu"},
    {"<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
     "Pacific/Chatham"},
    {"<-06>6<-05>,M9.1.6/22,M4.1.6/22",
     "Pacific/Easter"},
    {"<-06>6",
     "Pacific/Galapagos"},
    {"<-09>9",
     "Pacific/Gambier"},
    {"ChST-10",
     "Pacific/Guam Pacific/Saipan"},
    {"HST10",
     "Pacific/Honolulu"},
    {"<+14>-14",
     "Pacific/Kiritimati"},
    {"<-0930>9:30",
     "Pacific/Marquesas"},
    {"SST11",
     "Pacific/Midway Pacific/Pago_Pago"},
    {"<-11>11",
     "Pacific/Niue"},
    {"<+11>-11<+12>,M10.1.0,M4.1.0/3",
     "Pacific/Norfolk"},
    {"<-08>8",
     "Pacific/Pitcairn"},
    {"<-10>10",
     "Pacific/Rarotonga Pacific/Tahiti"},
};
// clang-format on

char lowered(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lowered(x) == lowered(y); });
}

// Reads a POSIX rule from its left end. The table above is right: nothing here is checked.
class PosixRule {
 public:
  explicit PosixRule(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }

  void skip_name() {
    const bool quoted = text_.front() == '<';
    std::size_t length = 0;
    while (length < text_.size() &&
           (quoted ? text_[length] != '>'
                   : std::isalpha(static_cast<unsigned char>(text_[length])) != 0))
      ++length;
    text_.remove_prefix(length + (quoted ? 1 : 0));
  }

  // "-3:30", in minutes.
  int clock() {
    const bool minus = take('-');
    int minutes = number() * 60;
    if (take(':')) minutes += number();
    return minus ? -minutes : minutes;
  }

  // ",M3.2.0/1": POSIX's Sunday is 0, ours is 6.
  core::YearlyRule yearly() {
    take(',');
    take('M');
    core::YearlyRule rule;
    rule.month = number();
    take('.');
    rule.week = number();
    take('.');
    rule.weekday = (number() + 6) % 7;
    rule.minute = take('/') ? clock() : 120;
    return rule;
  }

  bool at_comma() const { return !text_.empty() && text_.front() == ','; }

 private:
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  int number() {
    int value = 0;
    const auto end = std::from_chars(text_.data(), text_.data() + text_.size(), value).ptr;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return value;
  }

  std::string_view text_;
};

// POSIX counts offsets to the west.
core::TimeZone zone_of(std::string_view name, std::string_view rule) {
  core::TimeZone zone;
  zone.name = name;
  PosixRule posix(rule);
  posix.skip_name();
  zone.standard_minutes = -posix.clock();
  zone.summer_minutes = zone.standard_minutes;
  if (posix.done()) return zone;
  posix.skip_name();
  zone.summer_minutes = posix.at_comma() ? zone.standard_minutes + 60 : -posix.clock();
  zone.summer_begins = posix.yearly();
  zone.summer_ends = posix.yearly();
  return zone;
}

template <class Visit>
void for_each_name(Visit visit) {
  for (const ZoneGroup& group : kGroups) {
    std::string_view names = group.names;
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      if (visit(names.substr(0, end), group.rule)) return;
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
}

// "+05:30", "UTC-3", "GMT+0100".
std::optional<core::TimeZone> fixed_offset(std::string_view name) {
  std::string_view rest = name;
  for (const std::string_view prefix : {"UTC", "GMT"}) {
    if (rest.size() > 3 && same_name(rest.substr(0, 3), prefix)) rest.remove_prefix(3);
  }
  if (rest.size() < 2 || (rest.front() != '+' && rest.front() != '-')) return std::nullopt;
  const int sign = rest.front() == '-' ? -1 : 1;
  std::string digits;
  for (const char c : rest.substr(1)) {
    if (c == ':') continue;
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
    digits += c;
  }
  if (digits.size() > 4 || digits.size() == 3) return std::nullopt;
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const int minutes = digits.size() == 4 ? number / 100 * 60 + number % 100 : number * 60;
  if (minutes > 14 * 60) return std::nullopt;
  core::TimeZone zone;
  zone.name = name;
  zone.standard_minutes = zone.summer_minutes = sign * minutes;
  return zone;
}

}  // namespace

std::optional<core::TimeZone> time_zone_named(std::string_view name) {
  std::optional<core::TimeZone> found = fixed_offset(name);
  for_each_name([&](std::string_view known, std::string_view rule) {
    if (!same_name(known, name)) return false;
    found = zone_of(known, rule);
    return true;
  });
  return found;
}

core::Result<core::TimeZone> read_time_zone(std::string_view name) {
  if (auto zone = time_zone_named(name)) return *std::move(zone);
  std::vector<std::string_view> names;
  for_each_name([&](std::string_view known, std::string_view) {
    names.push_back(known);
    return false;
  });
  return core::Error{"",
                     "no time zone is called " + in_quotes(name) +
                         ", expected a name such as Europe/Berlin, or an offset such as +05:30" +
                         suggestion(name, names)};
}

std::vector<core::TimeZone> distinct_time_zones() {
  std::vector<core::TimeZone> zones;
  for (const ZoneGroup& group : kGroups)
    zones.push_back(zone_of(group.names.substr(0, group.names.find(' ')), group.rule));
  return zones;
}

core::Time moment_shown(core::ZoneClock& clock, core::Time shown) {
  // Both offsets that can be in force around the moment; the larger one is the earlier moment.
  const core::Duration before = clock.offset_at(shown - core::hours(26));
  const core::Duration after = clock.offset_at(shown + core::hours(26));
  const core::Time first = shown - (before > after ? before : after);
  if (first + clock.offset_at(first) == shown) return first;
  const core::Time second = shown - (before > after ? after : before);
  if (second + clock.offset_at(second) == shown) return second;
  return shown - before;
}

}  // namespace handoff::io
