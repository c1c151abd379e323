# SPDX-License-Identifier: EUPL-1.2
"""Invented people whose names are spread as in Mexico: few words that very many have, and many that few do."""

import random
from itertools import accumulate

_GIVEN = """
María Juan José Guadalupe Luis Carlos Jesús Francisco Antonio Manuel Miguel Alejandro Jorge Fernando Rosa Pedro
Ana Margarita Juana Martha Verónica Leticia Patricia Elizabeth Gabriela Adriana Alejandra Laura Sandra Silvia
Teresa Carmen Josefina Araceli Norma Yolanda Claudia Ricardo Roberto Eduardo Javier Sergio Raúl Arturo Daniel
Ángel David Rafael Víctor Óscar Martín Alberto Enrique Gerardo Mario Salvador Rubén Alfredo Armando Gustavo
Héctor Ramón Jaime Hugo César Andrés Julio Ernesto Felipe Rodolfo Guillermo Agustín Marcos Pablo Ignacio Alfonso
Domingo Lorenzo Nicté Itzel Ixchel Citlali Xóchitl Yamilé Landy Addy Rubí Wendy Lizbeth Beatriz Mónica Erika
Rocío Lourdes Irma Gloria Susana Blanca Elena Esther Concepción Dolores Graciela Lucía Cecilia Marisol Karina
Diana Paola Mariana Fernanda Valeria Ximena Jimena Sofía Regina Renata Abril Dalia Elvira Fidelia Gladys Ofelia
Nayeli Yesenia Berenice Brenda Mayra Maribel Miriam Noemí Rebeca Sara Ruth Saúl Samuel Moisés Isaac Abraham
Joaquín Emilio Esteban Gilberto Humberto Leonardo Mauricio Octavio Omar Orlando Primitivo Refugio Tomás Ulises
Valentín Wilberth Yahir Zenón Ariel Benjamín Camilo Delio Efraín Fidel Gaspar Hernán
"""
_FAMILIES = """
Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes
Jiménez Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera
Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez Muñoz Rojas Contreras Salazar Luna Ortega
Bautista Guerrero Santiago Estrada Cortés Soto Ávila Lara Delgado Alvarado Rosas Silva Ríos Cervantes Guerra
Núñez Sandoval Carrillo Nava Espinoza Campos Vega Trejo Osorio Navarro Padilla Mejía Solís Cárdenas Valdez
Miranda Robles Pacheco Zúñiga Ibarra May Pech Chan Canul Uc Ku Chi Ek Poot Tun Dzul Balam Canché Cauich Koyoc
Xool Xiu Cocom Noh Pat Puc Moo Mex Mis Naal Nah Ch'el K'inil Couoh Euán Huchim Kantún Tzuc Uicab Yam Acosta
Loría Novelo Ortegón Quijano Peniche Cetina Cámara Marrufo Sosa Burgos Alcocer Aké Ay Baas Batún Caamal Can
Catzín Ceh Chablé Cob Coyoc Dzib Góngora Interián Itzá Keb Magaña
"""
_NICKNAMES = """
Maestra Profe Güera Negro Chato Doctora Licenciada Comadre Flaco Gallo Morena Chapis Lupita Pepe Beto Nacho
Chucho Concha Paco Lalo Toño Rorro Chayo Tita Nena Güero Pelón Canche Xix Mulix Chel Bob Chito Cuca Yoli Mary
Pollo Torito
"""
_SYLLABLES = "ba be cha chi co da de fa ga gui ha ji ka la le lo ma mi na ni pa pe qui ra ri sa se ta ti u va xi ya za"


def people(count):
    """Name and nickname of each, the same each time; one in five has a nickname."""
    dice = random.Random(2027)
    given, families = _Spread(_GIVEN.split(), count // 40, dice), _Spread(_FAMILIES.split(), count // 15, dice)
    nicknames = _NICKNAMES.split()
    for _ in range(count):
        first = " ".join(given.one() for _ in range(1 if dice.random() < 0.35 else 2))
        joined = " de la" if dice.random() < 0.02 else ""
        nickname = ""
        if dice.random() < 0.2:
            nickname = f"{dice.choice(['La', 'El', 'Don', 'Doña', ''])} {dice.choice(nicknames)}".strip()
            nickname += f" {given.one()}" if dice.random() < 0.6 else ""
        yield f"{first}{joined} {families.one()} {families.one()}", nickname


class _Spread:
    """Words drawn the less often the later they stand: the known ones, then invented ones."""

    def __init__(self, known, rare, dice):
        syllables = _SYLLABLES.split()
        invented = {"".join(dice.choices(syllables, k=dice.randrange(2, 5))).capitalize() for _ in range(rare)}
        self._words = [*known, *sorted(invented)]
        self._weights = list(accumulate(1 / (place + 8) for place in range(len(self._words))))
        self._dice = dice

    def one(self):
        return self._dice.choices(self._words, cum_weights=self._weights)[0]


def mistyped(name, dice):
    """*name* with one slip of the finger within a word: a letter missing, doubled by another, changed or exchanged."""
    letters = [at for at, letter in enumerate(name) if letter.isalpha()]
    while True:
        at, other, way = dice.choice(letters), dice.choice("abcdefghijlmnopqrstuvyz"), dice.randrange(4)
        if way == 0:
            slipped = name[:at] + name[at + 1 :]
        elif way == 1:
            slipped = name[:at] + other + name[at:]
        elif way == 2:
            slipped = name[:at] + other + name[at + 1 :]
        elif at + 1 in letters:
            slipped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        else:
            continue
        if slipped.split() != name.split() and len(slipped.split()) == len(name.split()):
            return slipped
