"""First days of Hijri months as Morocco sighted them, where a published announcement was found.

Morocco's Ministry of Habous and Islamic Affairs has every month sighted; the first day often falls one day
after the calculated calendar's. Each line has its source, read 2026-11.
An installation adds its own corrections.
"""

from __future__ import annotations

from datetime import date

# (Hijri year, month): first day
SIGHTED_IN_MOROCCO: dict[tuple[int, int], date] = {
    (1433, 9): date(2012, 7, 21),  # riadzany.blogspot.com/2012/08
    (1433, 10): date(2012, 8, 20),  # the same
    (1435, 9): date(2014, 6, 29),  # riadzany.blogspot.com/2014/07, from the ministry's announcement
    (1435, 10): date(2014, 7, 29),  # the same
    (1436, 9): date(
        2015, 6, 18
    ),  # femmesdumaroc.com «Le Ramadan débute demain au Maroc», the communiqué quoted
    (1436, 10): date(2015, 7, 18),  # maghress.com/akhbarona/129801, from the ministry's statement
    (1437, 9): date(2016, 6, 7),  # Morocco World News, 5 June 2016
    (1438, 9): date(2017, 5, 27),  # le360.ma, 26 May 2017
    (1438, 10): date(2017, 6, 26),  # horizontv.ma/maroc/1203, the communiqué quoted
    (1439, 10): date(2018, 6, 15),  # ar.le360.ma/societe/136516, the communiqué quoted
    (1440, 8): date(2019, 4, 7),  # marrakech24.info/?p=42609, the communiqué quoted
    (1440, 10): date(2019, 6, 5),  # en.bladi.net/…,56349
    (1441, 10): date(2020, 5, 24),  # moroccotovisit.com/eid-al-fitr-tomorrow-sunday-morocco
    (1442, 8): date(2021, 3, 15),  # walaw.press, the communiqué quoted
    (1443, 9): date(2022, 4, 3),  # walaw.press, the communiqué quoted
    (1443, 10): date(2022, 5, 2),  # adwae.net, the communiqué quoted
    (1445, 9): date(2024, 3, 12),  # lebrief.ma, 10 March 2024
    (1446, 2): date(2024, 8, 6),  # walaw.press, the communiqué quoted
    (1446, 9): date(2025, 3, 2),  # bladi.net, ministry's announcement of 28 February 2025
    (1447, 1): date(2025, 6, 27),  # agencemedi.com/ar/archives/4526, the communiqué quoted
    (1447, 10): date(2026, 3, 20),  # marrakechalaan.com/?p=670926, the communiqué quoted
}
